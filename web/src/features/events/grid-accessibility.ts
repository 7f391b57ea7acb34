import type { CalendarOptions } from '@fullcalendar/vue3';

const MONDAY = 1;

/**
 * What FullCalendar's markup lacks for who reads it with the ears or moves by keyboard: it names cells and headers by a label that
 * hides what stands in them, leaves a header empty, and lets nobody without a mouse scroll the hours of an empty week.
 */
export const accessibleGrid: Pick<CalendarOptions, 'dayHeaderDidMount' | 'dayCellDidMount' | 'dayLaneDidMount' | 'viewDidMount'> = {
  dayHeaderDidMount: ({ el }) => nameByContent(el),
  dayCellDidMount: ({ el }) => nameByContent(el),
  dayLaneDidMount: ({ el, dow }) => {
    if (dow === MONDAY) el.tabIndex = 0;
  },
  viewDidMount: ({ el }) => {
    for (const header of el.querySelectorAll('[role="rowheader"]:empty')) {
      const name = document.createElement('span');
      name.className = 'sr-only';
      name.textContent = header.getAttribute('aria-label');
      header.append(name);
    }
  },
};

function nameByContent(element: HTMLElement): void {
  element.removeAttribute('aria-label');
  for (const hidden of element.querySelectorAll('[aria-hidden="true"]')) if (hidden.textContent) hidden.removeAttribute('aria-hidden');
}
