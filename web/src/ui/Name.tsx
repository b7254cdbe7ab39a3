// A person: the first character in a circle beside the name, or beside nothing where space is short.
import styles from './Name.module.css';

/** What stands for a name in a circle: the first character of a Chinese one, else initials. */
export function shortName(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return name.slice(0, 1);
  const initials = name.split(/\s+/).map((part) => part[0] ?? '');
  return initials.slice(0, 2).join('').toUpperCase();
}

export const Avatar = (props: { name: string }) => (
  <span class={styles.avatar} aria-hidden="true">
    {shortName(props.name)}
  </span>
);

export const Name = (props: { name: string; detail?: string }) => (
  <span class={styles.name}>
    <Avatar name={props.name} />
    <span>{props.name}</span>
    {props.detail && <span class={styles.detail}>{props.detail}</span>}
  </span>
);
