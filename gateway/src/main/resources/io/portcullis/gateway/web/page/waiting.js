// Waiting for a device: asks again for the page that says whether it has connected, ever more seldom and ten minutes at
// most, and only while somebody sees it. When the device has connected it says so where it said that it waits; the focus
// stays where it is, and a button that has it stays as long. Where this does not run, the button leads to that page.
const status = document.getElementById('connection');
const line = status.querySelector('[data-waiting]');
const button = document.querySelector('main a[href^="/device?"]');
const notYet = line.textContent;
const page = button.href;
const shortest = 2000, longest = 10000, growth = 1.15, until = Date.now() + 600000;

const sleep = (pause) => new Promise((done) => { setTimeout(done, pause); });
const inSight = () => new Promise((done) => {
  const look = () => document.hidden || (document.removeEventListener('visibilitychange', look), done());
  document.addEventListener('visibilitychange', look);
  look();
});

// The page as it is now; nothing where it could not be had.
const look = async () => {
  try {
    const answer = await fetch(page, { redirect: 'manual', signal: AbortSignal.timeout(longest) });
    if (answer.type === 'opaqueredirect') location.assign(page);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
};

const connected = (news) => {
  status.replaceChildren(...news);
  const hide = () => { button.hidden = true; };
  if (document.activeElement === button) button.addEventListener('blur', hide);
  else hide();
};

const wait = async () => {
  line.textContent = line.dataset.waiting;
  for (let pause = shortest; Date.now() < until; pause = Math.min(pause * growth, longest)) {
    await sleep(pause);
    await inSight();
    const now = (await look())?.getElementById('connection');
    if (now && !now.querySelector('[data-waiting]')) return connected(now.children);
  }
  line.textContent = notYet;
};

wait();
