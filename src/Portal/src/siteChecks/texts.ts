export const zh = {
  title: '现场核查',
  tab: { weeks: '日程', list: '列表' },
  standing: { toPlan: '待安排', planned: '已安排', visited: '待报告', passed: '通过', failed: '未通过', cancelled: '已取消' },
  search: '按企业、地址或受理编号查找',
  empty: '本届还没有需要现场核查的申报',
  nothingFound: '没有符合条件的现场核查',
  filter: { standing: '状态', area: '重点领域', unit: '推荐单位' },
  column: { company: '企业', place: '地点', area: '重点领域', team: '核查组', days: '核查日期', standing: '状态', acts: '操作' },
  leader: '{{name}}（组长）',
  plan: '安排…',
  change: '改期或换人…',
  planOf: '安排“{{company}}”的现场核查',
  changeOf: '调整“{{company}}”的现场核查',
  report: '查看报告任务',
  week: { earlier: '前两周', now: '本周', later: '后两周', toPlan: '待安排（{{count}}）', none: '没有待安排的核查', hint: '点“安排”，或拖到某一天。', off: '休', last: '核查截止', today: '今天', more: '另有待安排的核查，见列表。' },
  dialog: {
    reason: '核查内容：{{text}}', place: '地点：{{text}}', from: '核查首日', until: '核查末日', team: '核查组', teamHint: '按是否熟悉该领域和已承担的核查次数排序；不能参加的写明原因。', leader: '组长', known: '熟悉领域', visits: '已有 {{count}} 次',
    first: '确定后，企业和核查组会收到核查通知和日历，待办“安排现场核查”随之办结。', again: '变更以邮件告知企业和核查组（包括不再参加的人员），核查报告的时间随之调整。', ok: '确定', anyway: '仍按此安排', doubts: '请确认以下情况', newest: '载入最新内容',
  },
  done: '“{{company}}”的现场核查已安排',
  order: {
    open: '提出核查…', title: '提出现场核查', hint: '申报完成答辩评审后转入现场核查；已在等待综合排序的，随即转入。流程随后生成待办“安排现场核查”。', company: '企业', find: '按企业或回执编号查找', reason: '需要核查的内容', ok: '提出', done: '已对“{{company}}”提出现场核查',
  },
  off: {
    open: '取消核查…', of: '取消“{{company}}”的现场核查', planned: '企业和核查组将收到取消通知，日程随之撤回；申报转入综合排序。取消后不能恢复，可以重新提出。', unplanned: '尚未安排，不另行通知；申报转入综合排序。取消后不能恢复，可以重新提出。',
    reason: '取消的原因', ok: '取消核查', done: '已取消“{{company}}”的现场核查',
  },
};

export const en: typeof zh = {
  title: 'Site checks',
  tab: { weeks: 'Schedule', list: 'List' },
  standing: { toPlan: 'To plan', planned: 'Planned', visited: 'Report due', passed: 'Passed', failed: 'Failed', cancelled: 'Called off' },
  search: 'Search company, address or receipt number',
  empty: 'No application of this campaign needs a site check',
  nothingFound: 'No site check matches',
  filter: { standing: 'State', area: 'Key area', unit: 'Recommending unit' },
  column: { company: 'Company', place: 'Place', area: 'Key area', team: 'Team', days: 'Days', standing: 'State', acts: 'Actions' },
  leader: '{{name}} (leads)',
  plan: 'Plan…',
  change: 'Change…',
  planOf: 'Plan the site check of {{company}}',
  changeOf: 'Change the site check of {{company}}',
  report: 'Report task',
  week: { earlier: 'Two weeks earlier', now: 'This week', later: 'Two weeks later', toPlan: 'To plan ({{count}})', none: 'Nothing is to be planned', hint: 'Press Plan, or drag onto a day.', off: 'off', last: 'Last day', today: 'today', more: 'There are more to plan: see the list.' },
  dialog: {
    reason: 'To verify: {{text}}', place: 'Place: {{text}}', from: 'First day', until: 'Last day', team: 'Team', teamHint: 'Those who know the area first, then by how often they go already; what keeps somebody from it is said.', leader: 'Led by', known: 'knows the area', visits: 'visits: {{count}}',
    first: 'The company and the team get the notice with an appointment, and the task in the inbox is done.', again: 'The company and the team are told by mail, also who no longer goes; the report is asked for accordingly.', ok: 'Plan', anyway: 'Plan it anyway', doubts: 'Please consider', newest: 'Load the newest',
  },
  done: 'The site check of {{company}} is planned',
  order: {
    open: 'Order a site check…', title: 'Order a site check', hint: 'The application goes to the site check after its defence, or at once where it waits to be ranked. The process then asks for a plan in the inbox.', company: 'Company', find: 'Find by company or receipt number', reason: 'What is to be verified', ok: 'Order', done: 'A site check of {{company}} is ordered',
  },
  off: {
    open: 'Call off…', of: 'Call off the site check of {{company}}', planned: 'The company and the team are told and the appointment is taken back; the application goes on to be ranked. It cannot be undone, but another can be ordered.', unplanned: 'It is not planned yet, so nobody is told; the application goes on to be ranked. It cannot be undone, but another can be ordered.',
    reason: 'Why', ok: 'Call it off', done: 'The site check of {{company}} is called off',
  },
};
