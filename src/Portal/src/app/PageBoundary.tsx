import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetFailed } from './lazily';

interface Props {
  /** The address, or which of several things is shown: going elsewhere is another try. */
  readonly at: string;
  /** Around a part of a page, which can be tried again where it stands: the rest keeps what was typed. */
  readonly part?: boolean;
  readonly children: ReactNode;
}

interface State {
  /** Where it failed; empty until that is known, null where nothing did. */
  readonly failedAt: string | null;
  /** How often, one try after the other. */
  readonly times: number;
}

/** What could not be loaded or drawn leaves what surrounds it as it is, and says so. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { failedAt: null, times: 0 };

  static getDerivedStateFromError(): Partial<State> {
    return { failedAt: '' };
  }

  override componentDidCatch(): void {
    forgetFailed();
    this.setState(({ times }) => ({ failedAt: this.props.at, times: times + 1 }));
  }

  override componentDidUpdate(): void {
    if (this.state.failedAt && this.state.failedAt !== this.props.at) this.setState({ failedAt: null, times: 0 });
  }

  override render(): ReactNode {
    if (this.state.failedAt === null) return this.props.children;
    return this.props.part ? <PartFailed still={this.state.times > 1} onRetry={() => this.setState({ failedAt: null })} /> : <Failed />;
  }
}

function Failed() {
  const { t } = useTranslation();
  return (
    <div className="list-page" role="alert">
      <h1 style={{ fontSize: 20 }}>{t('app.pageFailed')}</h1>
      <p>{t('app.pageFailedHint')}</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('app.retry')}
      </Button>
    </div>
  );
}

/** After an upgrade nothing but a reload helps; what was typed can be saved before. */
function PartFailed({ still, onRetry }: { still: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="part-failed" role="alert">
      <p>{still ? t('app.partFailedAgain') : t('app.partFailed')}</p>
      <Button autoFocus={still} onClick={onRetry}>
        {t('app.retry')}
      </Button>
      {still && <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>}
    </div>
  );
}
