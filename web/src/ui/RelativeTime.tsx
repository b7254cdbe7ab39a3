// How long ago, with the exact time on hover and for machines.
import { formatDate, formatRelative } from '../i18n/format.ts';
import { now } from './now.ts';

export const RelativeTime = (props: { at: string }) => (
  <time datetime={props.at} title={formatDate(props.at, 'full')}>
    {formatRelative(props.at, now())}
  </time>
);

export const ExactTime = (props: { at: string }) => (
  <time datetime={props.at} title={formatDate(props.at, 'full')}>
    {formatDate(props.at)}
  </time>
);
