import { globalPlugins } from '@fullcalendar/vue3';
import hours from '@fullcalendar/vue3/timegrid';

// Every calendar grid that is shown from now on can show a week by the hour.
globalPlugins.push(hours);
