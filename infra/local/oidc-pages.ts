// The issuer's one page: the demo accounts, each a link, and a field for any other. Shown when nobody was named in `login_hint`.
import type { Account } from './oidc.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);

export function signInPage(accounts: readonly Account[], interaction: string): string {
  const linkTo = (account: string) => `${interaction}?account=${encodeURIComponent(account)}`;
  const rows = accounts.map(
    ({ account, name, role, district }) =>
      `<li><a href="${escapeHtml(linkTo(account))}"><b>${escapeHtml(name)}</b> ${escapeHtml(role)} ${escapeHtml(
        district ?? '',
      )}<br><code>${escapeHtml(account)}</code></a></li>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>登录 Sign in · Gridloop</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark; max-width: 34rem; margin: 2rem auto; padding: 0 1rem }
  ul { list-style: none; padding: 0; display: grid; gap: .5rem }
  a { display: block; padding: .6rem .9rem; border: 1px solid #8886; border-radius: .5rem; color: inherit; text-decoration: none }
  form { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 }
  a:hover, a:focus-visible { border-color: currentColor }
</style>
<h1>登录 Sign in</h1>
<p>演示账号，仅限本机。Demo accounts, on this machine only.</p>
<ul>
${rows.join('\n')}
</ul>
<form action="${escapeHtml(interaction)}">
  <label>其他账号 Another account <input name="account" required maxlength="128" pattern="[\\w.@\\-]+"></label>
  <button>登录 Sign in</button>
</form>
</html>`;
}
