import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../app/Skeleton';
import { Paragraph } from '../app/text';
import { type Block, readWord, type Run } from './word';

type Pictures = ReadonlyMap<string, string>;

/** What a Word document says, drawn by us as text, tables and pictures. */
export function WordPages({ content }: { content: ArrayBuffer }) {
  const { t } = useTranslation();
  const [read, setRead] = useState<{ readonly blocks: readonly Block[]; readonly pictures: Pictures }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    const made: string[] = [];
    readWord(content).then(
      ({ blocks, images }) => {
        if (left) return;
        const pictures = new Map([...images].map(([name, blob]) => [name, URL.createObjectURL(blob)]));
        made.push(...pictures.values());
        setRead({ blocks, pictures });
      },
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
      made.forEach((address) => URL.revokeObjectURL(address));
    };
  }, [content]);
  if (failed) return <Alert type="warning" showIcon title={t('preview.failed')} />;
  if (!read) return <Skeleton />;
  if (read.blocks.every((block) => block.kind === 'paragraph' && block.runs.length === 0)) return <Alert type="info" showIcon title={t('preview.nothing')} />;
  return (
    <div className="word-text">
      <Paragraph type="secondary">{t('preview.word')}</Paragraph>
      <Blocks blocks={read.blocks} pictures={read.pictures} />
    </div>
  );
}

function Blocks({ blocks, pictures }: { blocks: readonly Block[]; pictures: Pictures }) {
  return blocks.map((block, at) =>
    block.kind === 'table' ? (
      <div key={at} style={{ overflowX: 'auto' }}>
        <table>
          <tbody>
            {block.rows.map((row, line) => (
              <tr key={line}>
                {row.map((cell, place) => (
                  <td key={place}>
                    <Blocks blocks={cell} pictures={pictures} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ) : block.level > 0 ? (
      <p key={at} role="heading" aria-level={Math.min(6, block.level + 2)} style={{ fontWeight: 600, fontSize: Math.max(15, 20 - block.level) }}>
        <Runs runs={block.runs} pictures={pictures} />
      </p>
    ) : (
      <p key={at} {...(block.item && { className: 'word-item' })}>
        <Runs runs={block.runs} pictures={pictures} />
      </p>
    ),
  );
}

function Runs({ runs, pictures }: { runs: readonly Run[]; pictures: Pictures }) {
  const { t } = useTranslation();
  return runs.map((run, at) => {
    if (run.image) {
      const address = pictures.get(run.image);
      return address ? <img key={at} src={address} alt={t('preview.picture')} /> : <em key={at}>{t('preview.noPicture')}</em>;
    }
    const text = run.italic ? <em>{run.text}</em> : run.text;
    return run.bold ? <strong key={at}>{text}</strong> : <span key={at}>{text}</span>;
  });
}
