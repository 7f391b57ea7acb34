// How the columns of somebody's file become rows of importPeople. The command line and the web page both import this file, so that
// a mapping means the same in both: see mapping.md. No Node and no browser: plain ECMAScript with types beside it.
import { faultsOfMapping, plain, suggestedColumns } from './mapping.mjs';

export { mappedHeadings, rowMapper } from './mapping.mjs';

/** The columns of PersonRowInput, with the headings by which a file names them. The first pair stands in the template. */
export const personColumns = {
  employeeNumber: ['工号', 'Employee number', '员工编号', '员工号', 'Employee ID', 'Staff ID'],
  name: ['姓名', 'Name', '名字', 'Full name'],
  alias: ['花名', 'Alias', '英文名', '昵称', 'Nickname'],
  email: ['邮箱', 'E-mail', '电子邮箱', '电子邮件', 'Email', 'Mail'],
  phone: ['手机', 'Phone', '手机号', '电话', 'Mobile'],
  title: ['职位', 'Title', '岗位', '职务', 'Job title', 'Position'],
  unitPath: ['部门', 'Unit', '部门路径', '所属部门', 'Department', 'Unit path'],
  managerNumber: ['上级工号', 'Manager number', '直属上级工号', '汇报对象工号', 'Manager ID'],
  birthday: ['生日', 'Birthday', '出生日期', 'Date of birth'],
  birthdayCalendar: ['生日历法', 'Birthday calendar', '历法', 'Calendar'],
  leapMonth: ['闰月', 'Leap month'],
  hiredOn: ['入职日期', 'Hired on', '入职时间', 'Hire date', 'Start date'],
  leftOn: ['离职日期', 'Left on', '离职时间', 'Leave date', 'End date'],
  hobbies: ['爱好', 'Hobbies', '兴趣爱好', '兴趣'],
  skills: ['技能', 'Skills', '特长'],
  place: ['工作地点', 'Place', '办公地点', '所在地', '城市', 'Location', 'Office', 'City'],
  timeZone: ['时区', 'Time zone', 'Timezone'],
  locale: ['语言', 'Language', 'Locale'],
  emergencyName: ['紧急联系人', 'Emergency contact', '紧急联系人姓名', 'Emergency contact name'],
  emergencyRelation: ['紧急联系人关系', 'Emergency contact relation', '与紧急联系人关系', 'Emergency contact relationship'],
  emergencyPhone: ['紧急联系电话', 'Emergency contact phone', '紧急联系人电话', '紧急联系人手机'],
  hearthId: ['Hearth 编号', 'Hearth ID'],
};

/** What a template leaves out: only Hearth knows it. */
export const exportedAlone = ['hearthId'];

/**
 * The mapping that a file's own headings suggest: field names and known headings, in Chinese or English; then the custom fields, by key
 * or label, whose heading nothing else has taken.
 */
export function suggestMapping(headings, fields = []) {
  const { columns } = suggestedColumns(personColumns, headings);
  const left = headings.filter((heading) => !Object.values(columns).includes(heading));
  const custom = {};
  for (const { key, labelZh, labelEn } of fields) {
    const heading = [labelZh, labelEn, key, `custom:${key}`].flatMap((name) => left.filter((each) => plain(each) === plain(name)))[0];
    if (heading === undefined || Object.values(custom).includes(heading)) continue;
    custom[key] = heading;
  }
  return Object.keys(custom).length > 0 ? { columns, custom } : { columns };
}

/** How an export heads the columns of custom fields: by label, or as `custom:key` where another column is called so. */
export function customHeadings(fields, language) {
  const taken = new Set(Object.values(personColumns).flat().concat(Object.keys(personColumns)).map(plain));
  const labels = fields.map(({ labelZh, labelEn }) => (language === 'en' ? labelEn : labelZh));
  const known = fields.flatMap(({ key, labelZh, labelEn }) => [...new Set([key, labelZh, labelEn].map(plain))]);
  return fields.map(({ key }, index) => {
    const label = plain(labels[index]);
    return taken.has(label) || known.filter((each) => each === label).length > 1 ? `custom:${key}` : labels[index];
  });
}

/** What is wrong with a mapping for a file with these headings; empty where nothing is. */
export const mappingFaults = (mapping, headings) => faultsOfMapping(personColumns, mapping, headings);
