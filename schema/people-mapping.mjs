// How the columns of somebody's file become rows of importPeople. The command line and the web page both import this file, so that
// a mapping means the same in both: see mapping.md. No Node and no browser: plain ECMAScript with types beside it.
import { faultsOfMapping, suggestedColumns } from './mapping.mjs';

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
};

/** The mapping that a file's own headings suggest: field names and known headings, in Chinese or English. */
export const suggestMapping = (headings) => suggestedColumns(personColumns, headings);

/** What is wrong with a mapping for a file with these headings; empty where nothing is. */
export const mappingFaults = (mapping, headings) => faultsOfMapping(personColumns, mapping, headings);
