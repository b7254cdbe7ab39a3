// Photos as people meet them: a file that is none does not hold up the rest, and what a camera says of another time and
// place is read wherever the photo is.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '#test/support/browser.ts';
import { beginMs, type DemoConsole, openDemo } from '#test/support/demo-console.ts';
import { photo } from '#test/support/photos.ts';

const inGrid = { lng: 106.658, lat: 35.5455 };
let demo: DemoConsole;
let [noPhoto, oldPhoto] = ['', ''];

beforeAll(async () => {
  demo = await openDemo();
  noPhoto = join(demo.folder, 'IMG_0001.jpg');
  oldPhoto = join(demo.folder, 'IMG_0002.jpg');
  const old = new Date(Date.now() - 40 * 86_400_000 - 3_600_000).toISOString();
  const exif = {
    'ifd2-DateTimeOriginal': old.slice(0, 19).replaceAll('-', ':').replace('T', ' '),
    'ifd2-OffsetTimeOriginal': '+00:00',
    // Chengdu; some 540 km from the case.
    'ifd3-GPSLatitudeRef': 'N',
    'ifd3-GPSLatitude': '31/1 0/1 0/1',
    'ifd3-GPSLongitudeRef': 'E',
    'ifd3-GPSLongitude': '104/1 4/1 0/1',
  };
  writeFileSync(noPhoto, 'this is not a photo');
  writeFileSync(oldPhoto, await photo({ width: 1600, height: 1200, exif }));
}, beginMs);
afterAll(() => demo?.close());

test('a report goes with the photo that is one; its doubts are read in the list, on the photo and in the history', async () => {
  const { page: phone } = await demo.signIn('kongtong-officer-1', 'phone', inGrid);
  const files = phone.locator('label', { hasText: '拍照上报' }).locator('input');
  await files.setInputFiles(oldPhoto);
  await phone.getByText('从相册选').first().locator('..').locator('input').setInputFiles(noPhoto);
  await phone.getByText('已去掉 IMG_0001.jpg').waitFor();
  await phone.getByRole('button', { name: '全部类别' }).click();
  await phone.getByRole('searchbox').or(phone.getByPlaceholder('名称或编码')).first().fill('暴露垃圾');
  await phone.getByText('暴露垃圾').last().click();
  await phone.getByRole('textbox', { name: /情况描述/ }).fill('人行道旁堆放生活垃圾');
  expect(await violations(phone)).toEqual([]);
  await phone.getByRole('button', { name: '发送' }).click();
  await phone.getByRole('heading', { name: '已发送' }).waitFor();
  await phone.getByText('已去掉 IMG_0001.jpg').waitFor();

  const doubt = /40 天前拍摄 · 距案件约 5\d0 公里/;
  const { page: desk } = await demo.signIn('kongtong-reviewer', 'desk', inGrid);
  await desk.goto('/kongtong/desk?queue=reported');
  const row = desk.getByRole('row').filter({ hasText: '人行道旁堆放生活垃圾' });
  await row.getByText(doubt).waitFor();
  // In sight to its last letter, and not behind another cell.
  const words = row.getByText(doubt);
  expect(
    await words.evaluate((element) => {
      const { right, top, height } = element.getBoundingClientRect();
      // The link of the row lies above all of it, without a colour.
      const [, atEnd] = document.elementsFromPoint(right - 2, top + height / 2);
      return { whole: element.scrollWidth <= element.clientWidth, seen: atEnd === element };
    }),
  ).toEqual({ whole: true, seen: true });
  await row.getByRole('link').click();
  await desk.getByRole('button', { name: doubt }).first().getByText(doubt).waitFor();
  const history = desk.locator('section').filter({ has: desk.getByRole('heading', { name: '办理过程' }) });
  await history.getByText(doubt).first().waitFor();
  expect(await violations(desk)).toEqual([]);
}, 300_000);
