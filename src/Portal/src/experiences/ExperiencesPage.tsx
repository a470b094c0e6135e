import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Select, Tag } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client';
import { Skeleton } from '../app/Skeleton';
import { Text, Title } from '../app/text';
import { campaignQuery } from '../campaign/campaignQuery';
import { ListEmpty, ListError } from '../app/ListStates';
import { PageTitle } from '../app/PageTitle';
import { SearchBox } from '../app/SearchBox';
import { useTableState } from '../app/tableState';

const order = { sort: 'year', order: 'descend', filters: ['search', 'area'] } as const;

/** What was selected, for everybody to learn from. */
export function ExperiencesPage() {
  const { t } = useTranslation();
  const { query, set, filtered, clear } = useTableState(order);
  const [search, area] = [query.get('search') ?? '', query.get('area') ?? ''];
  const campaign = useQuery({ ...campaignQuery, retry: false });
  const list = useInfiniteQuery({
    queryKey: ['experiences', search, area],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body(await api.GET('/api/experiences', { params: { query: { ...(search && { search }), ...(area && { area: Number(area) }), ...(pageParam && { cursor: pageParam }) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const find = useCallback((text: string) => set({ search: text }), [set]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="list-page" style={{ maxWidth: 960 }}>
      <PageTitle>{t('experiences.title')}</PageTitle>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 16 }}>
        <SearchBox value={search} label={t('experiences.search')} onChange={find} />
        <Select
          allowClear
          placeholder={t('experiences.area')}
          aria-label={t('experiences.area')}
          value={area || undefined}
          onChange={(value: string | undefined) => set({ area: value })}
          options={campaign.data?.areas.map((one) => ({ value: String(one.number), label: one.name })) ?? []}
          style={{ minWidth: 220 }}
          popupMatchSelectWidth={false}
        />
        {list.data && <Text type="secondary">{t('experiences.count', { count: list.data.pages[0]?.totalCount ?? 0 })}</Text>}
      </Flex>
      {list.isPending && <Skeleton />}
      {list.error && <ListError error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <ListEmpty filtered={filtered} empty={t('experiences.none')} nothingFound={t('experiences.nothingFound')} onClear={clear} />}
      <Flex vertical gap={12}>
        {items.map((one) => (
          <Card key={one.id}>
            <Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
              {one.title}
            </Title>
            <Flex gap={8} wrap align="center">
              <Text strong>{one.company}</Text>
              <Tag>{t('experiences.year', { year: one.year })}</Tag>
              <Tag>{one.areaName}</Tag>
            </Flex>
            <Text type="secondary">{t('experiences.unit', { unit: one.unit })}</Text>
            {one.reports.length > 0 && (
              <section aria-label={t('experiences.reports')}>
                <ul style={{ margin: '8px 0 0', paddingInlineStart: 20 }}>
                  {one.reports.map((report) => (
                    <li key={report.title + report.publishedOn}>
                      {report.link ? (
                        <a href={report.link} target="_blank" rel="noreferrer noopener">
                          {report.title}
                        </a>
                      ) : (
                        report.title
                      )}{' '}
                      <Text type="secondary">
                        {report.outlet} {report.publishedOn}
                      </Text>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </Card>
        ))}
      </Flex>
      {list.hasNextPage && (
        <Flex justify="center" style={{ marginTop: 16 }}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('experiences.more')}
          </Button>
        </Flex>
      )}
    </div>
  );
}
