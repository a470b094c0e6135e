import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** The address: going elsewhere is another try. */
  readonly at: string;
  readonly children: ReactNode;
}

interface State {
  /** Where it failed; empty until that is known, null where nothing did. */
  readonly failedAt: string | null;
}

/** A page that could not be loaded or drawn leaves what surrounds it as it is, and says so. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { failedAt: null };

  static getDerivedStateFromError(): State {
    return { failedAt: '' };
  }

  override componentDidCatch(): void {
    this.setState({ failedAt: this.props.at });
  }

  override componentDidUpdate(): void {
    if (this.state.failedAt && this.state.failedAt !== this.props.at) this.setState({ failedAt: null });
  }

  override render(): ReactNode {
    return this.state.failedAt === null ? this.props.children : <Failed />;
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
