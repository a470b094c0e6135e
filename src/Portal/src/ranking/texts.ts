export const zh = {
  title: '评审排序',
  intro: '按目前的评分随时推算，不作保存；评分未全部提交的申报不显示得分。',
  candidates: '参评', selected: '入围', ofPlaces: '{{selected}}（名额 {{places}}）', least: '最低入选分', weights: '权重', weightsOf: '资料 {{document}}%，答辩 {{defence}}%', hash: '数据摘要',
  tab: { list: '排序', cut: '改变划线', experts: '专家评分习惯' },
  search: '按企业或受理编号查找', empty: '还没有进入评审的申报', nothingFound: '没有符合条件的申报',
  column: { rank: '名次', application: '申报', raw: '平均分', document: '资料评审分', calibrated: '校准分', spread: '分差', defence: '答辩分', total: '总分', result: '结果' },
  trimmed: '去掉最高和最低', disputed: '分歧', in: '入围',
  cut: {
    title: '如果改变名额或分数线', hint: '只作推算，不改变届次设置，也不影响流程。', places: '入选名额', least: '最低入选分', weight: '资料评审权重（0–1）', reset: '恢复届次设定', result: '将入围 {{selected}} 项：新入围 {{enters}} 项，不再入围 {{leaves}} 项，{{moves}} 项名次变化',
    enters: '新入围', leaves: '不再入围', nobody: '没有', rank: '第 {{rank}} 名', total: '{{total}} 分',
  },
  firm: { title: '名单有多稳', hint: '规则稍作改变时，名单会怎样变化。', line: '{{text}}：新入围 {{enters}}，不再入围 {{leaves}}，名次变化 {{moves}}' },
  habit: { expert: '专家', scores: '评分数', lowest: '最低', mean: '平均', highest: '最高', deviation: '与其他专家之差', text: '说明', hint: '只统计评分已全部提交的申报。与其他专家之差为正，表示评分偏高。', none: '还没有全部提交的评分' },
};

export const en: typeof zh = {
  title: 'Ranking',
  intro: 'Derived from the scores at this moment and never stored. An application shows no score before all of its scores are in.',
  candidates: 'Candidates', selected: 'Above the cut', ofPlaces: '{{selected}} (places: {{places}})', least: 'Least score', weights: 'Weights', weightsOf: 'documents {{document}}%, defence {{defence}}%', hash: 'Fingerprint',
  tab: { list: 'Ranking', cut: 'Another cut-off', experts: 'How experts score' },
  search: 'Find by company or receipt number', empty: 'No application has been reviewed yet', nothingFound: 'No application like that',
  column: { rank: 'Rank', application: 'Application', raw: 'Mean', document: 'Documents', calibrated: 'Calibrated', spread: 'Spread', defence: 'Defence', total: 'Total', result: 'Result' },
  trimmed: 'without highest and lowest', disputed: 'Dispute', in: 'Above the cut',
  cut: {
    title: 'With other places or another least score', hint: 'Reckoned only: neither settings nor processes change.', places: 'Places', least: 'Least score', weight: 'Weight of documents (0–1)', reset: 'As the campaign has it', result: 'Above the cut: {{selected}}. Entering {{enters}}, leaving {{leaves}}, changing rank {{moves}}',
    enters: 'Entering', leaves: 'Leaving', nobody: 'Nobody', rank: 'rank {{rank}}', total: '{{total}} points',
  },
  firm: { title: 'How firmly the list stands', hint: 'What slightly other rules would change.', line: '{{text}}: entering {{enters}}, leaving {{leaves}}, changing rank {{moves}}' },
  habit: { expert: 'Expert', scores: 'Scores', lowest: 'Lowest', mean: 'Mean', highest: 'Highest', deviation: 'Against the others', text: 'In words', hint: 'Of applications of which all scores are in. Above 0 against the others: milder.', none: 'No application has all of its scores in' },
};
