// Passkeys: hands the form's question to the browser, puts the answer into the form and sends it. Where this does not run,
// or the browser has no passkeys, its buttons stay hidden, and the other ways are there.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer || [])))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const ask = ({ ceremony, challenge, party, user, address, credentials }, how) => {
  const known = credentials.split(' ').filter(Boolean).map((id) => ({ type: 'public-key', id: bytes(id) }));
  const common = { challenge: bytes(challenge), timeout: 300000 };
  return ceremony === 'get'
    ? navigator.credentials.get({ publicKey: { ...common, rpId: party, allowCredentials: known, userVerification: 'required' }, ...how })
    : navigator.credentials.create({ publicKey: {
      ...common,
      rp: { id: party, name: party },
      user: { id: bytes(user), name: address, displayName: address },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: known,
    } });
};

const send = (form, made) => {
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = made.response;
  const values = { client: clientDataJSON, attestation: attestationObject, credential: made.rawId,
    data: authenticatorData, signature, user: userHandle };
  for (const [name, value] of Object.entries(values)) {
    if (form.elements[name]) form.elements[name].value = text(value);
  }
  form.submit();
};

// The browser lists passkeys among what it fills in, until one is taken or the button is pressed: it asks one thing at a time.
const listed = new AbortController();
const list = async (form) => {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  try {
    send(form, await ask(form.dataset, { mediation: 'conditional', signal: listed.signal }));
  } catch {
    // None was taken; the button is there.
  }
};

const answer = async (form, button, problem) => {
  if (!form.reportValidity()) return;
  listed.abort();
  button.disabled = true;
  problem.hidden = true;
  try {
    send(form, await ask(form.dataset, {}));
  } catch {
    problem.textContent = problem.dataset.failed;
    problem.hidden = false;
    button.disabled = false;
  }
};

if (window.PublicKeyCredential) {
  document.querySelectorAll('.without-passkeys').forEach((hint) => { hint.hidden = true; });
  document.querySelectorAll('details.instead-of-passkeys').forEach((way) => { way.open = false; });
  for (const button of document.querySelectorAll('button.passkey')) {
    const form = button.form;
    const run = () => answer(form, button, form.querySelector('[data-failed]'));
    button.hidden = false;
    button.addEventListener('click', run);
    if (!document.querySelector('[autofocus]')) button.focus();
    if (form.dataset.list !== undefined) list(form);
    form.addEventListener('submit', (event) => {
      if (form.elements.code && form.elements.code.value) return;
      event.preventDefault();
      run();
    });
  }
}
