/** The picture's own rules, for a shadow root. Drawn larger than its place, then made smaller. */
export const PREVIEW_CSS = `
*, ::before, ::after { box-sizing: border-box; }
p, h3 { margin: 0; }
.stage {
  position: absolute; top: 0; left: 0; width: 125%; height: 125%;
  transform: scale(0.8); transform-origin: 0 0; overflow: hidden;
  background: #eceef2; color: #16181d;
  font: 15px / 1.45 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif;
}
.stage.dark { background: #0b0c0f; }
.lines { position: absolute; inset: 28px 28px auto; display: grid; gap: 14px; opacity: 0.5; }
.lines i { height: 12px; border-radius: 6px; background: #c9ced8; }
.dark .lines i { background: #2b2f38; }
.linkdesk-widget {
  --linkdesk-primary: var(--linktor-primary, var(--color));
  --linkdesk-primary-dark: var(--linktor-primary-dark,
    color-mix(in srgb, var(--linkdesk-primary), var(--shade) 14%));
  --linkdesk-text: var(--linktor-text, #16181d);
  --linkdesk-background: var(--linktor-background, #fff);
  --linkdesk-border-radius: var(--linktor-border-radius, 16px);
  --muted: #5c6370; --line: #e4e6eb; --raised: #f1f2f5;
  position: absolute; inset: 0; color: var(--linkdesk-text);
}
.dark .linkdesk-widget {
  --linkdesk-text: var(--linktor-text, #eceef2);
  --linkdesk-background: var(--linktor-background, #15171c);
  --muted: #a0a7b4; --line: #2c3039; --raised: #23262e;
}
.panel {
  position: absolute; bottom: calc(var(--y) + 72px); display: flex; flex-direction: column;
  width: 370px; height: 560px; max-width: calc(100% - var(--x) - 12px);
  max-height: calc(100% - var(--y) - 84px); overflow: hidden;
  border-radius: var(--linkdesk-border-radius); background: var(--linkdesk-background);
  box-shadow: 0 0 0 1px #8883, 0 8px 32px #0003;
}
.panel.compact { width: 330px; height: 480px; }
.panel.large { width: 410px; height: 610px; }
.right { right: var(--x); }
.left { left: var(--x); }
.linkdesk-launcher {
  position: absolute; bottom: var(--y); display: grid; place-items: center;
  width: 56px; height: 56px; border-radius: 50%; overflow: hidden;
  background: var(--linkdesk-primary); color: var(--ink);
  box-shadow: 0 0 0 1px #8883, 0 8px 32px #0003;
}
.linkdesk-launcher img { width: 100%; height: 100%; object-fit: cover; }
svg { width: 20px; height: 20px; flex: none; }
.linkdesk-launcher svg { width: 26px; height: 26px; }
.linkdesk-header {
  display: flex; align-items: center; gap: 10px; padding: 12px 16px;
  border-bottom: 1px solid var(--line);
}
.hero {
  display: block; padding: 18px 22px 40px; border: 0; color: var(--ink);
  background: linear-gradient(165deg, var(--linkdesk-primary), var(--linkdesk-primary-dark));
}
.hero-top { display: flex; align-items: center; gap: 10px; font-weight: 600; }
.hero h3 { margin-top: 30px; font-size: 26px; line-height: 1.18; letter-spacing: -0.02em; overflow-wrap: anywhere; }
.brand { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mark {
  display: grid; place-items: center; flex: none; width: 34px; height: 34px; overflow: hidden;
  border-radius: 10px; background: var(--linkdesk-primary); color: var(--ink); font-weight: 650;
}
.hero .mark { background: var(--ink); color: var(--linkdesk-primary); }
.mark img { width: 100%; height: 100%; object-fit: cover; }
.title { min-width: 0; flex: 1; }
.title b { display: block; font-weight: 650; }
.title small { display: block; font-size: 12.5px; color: var(--muted); }
.linkdesk-home { flex: 1; min-height: 0; overflow: hidden; }
.body { display: grid; gap: 10px; padding: 0 14px; margin-top: -22px; }
.box {
  padding: 14px 16px; border: 1px solid var(--line);
  border-radius: calc(var(--linkdesk-border-radius) * 0.8);
  background: var(--linkdesk-background); overflow-wrap: anywhere;
}
.box.link { display: flex; align-items: center; justify-content: space-between; gap: 8px; font-weight: 600; }
.box.news { padding: 0; overflow: hidden; }
.box.news img { display: block; width: 100%; height: 96px; object-fit: cover; }
.box.news div { padding: 12px 16px; }
.pre { white-space: pre-line; }
.muted { color: var(--muted); font-size: 13px; }
.button {
  display: block; width: 100%; padding: 10px 14px; border-radius: calc(var(--linkdesk-border-radius) * 0.7);
  background: var(--linkdesk-primary); color: var(--ink); text-align: center; font-weight: 600;
}
.button.quiet { background: var(--raised); color: inherit; }
.box .button { margin-top: 12px; }
.notice { padding: 9px 16px; background: var(--raised); border-bottom: 1px solid var(--line); font-size: 13px; overflow-wrap: anywhere; }
.thread { flex: 1; min-height: 0; display: flex; flex-direction: column; justify-content: flex-end; gap: 8px; padding: 14px; overflow: hidden; }
.bubble { max-width: 80%; padding: 9px 13px; border-radius: 18px; overflow-wrap: anywhere; white-space: pre-line; }
.linkdesk-message-agent { align-self: flex-start; background: var(--raised); border-end-start-radius: 5px; }
.linkdesk-message-visitor { align-self: flex-end; background: var(--linkdesk-primary); color: var(--ink); border-end-end-radius: 5px; }
.linkdesk-composer { display: flex; align-items: center; gap: 10px; margin: 0 12px 12px; padding: 6px 6px 6px 14px; border: 1px solid var(--line); border-radius: 999px; color: var(--muted); }
[dir="rtl"] .linkdesk-composer { padding: 6px 14px 6px 6px; }
.linkdesk-composer span:first-child { flex: 1; }
.send { display: grid; place-items: center; width: 34px; height: 34px; border-radius: 50%; background: var(--linkdesk-primary); color: var(--ink); }
[dir="rtl"] .send svg, [dir="rtl"] .flip { transform: scaleX(-1); }
.fields { display: grid; align-content: start; gap: 12px; flex: 1; min-height: 0; padding: 16px; overflow: hidden; }
.fields h3 { font-size: 18px; }
.answers { display: flex; gap: 10px; }
.answers .button { width: auto; }
.field b { display: block; margin-bottom: 4px; font-size: 13px; font-weight: 600; }
.control { min-height: 38px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 10px; color: var(--muted); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.control.tall { min-height: 72px; }
.control.select { display: flex; justify-content: space-between; }
.check { display: flex; align-items: center; gap: 8px; font-size: 13px; }
.check i { width: 18px; height: 18px; border: 1px solid var(--muted); border-radius: 5px; }
.offer {
  position: absolute; bottom: calc(var(--y) + 72px); max-width: 280px; padding: 12px 16px;
  border-radius: var(--linkdesk-border-radius); background: var(--linkdesk-background);
  box-shadow: 0 0 0 1px #8883, 0 8px 32px #0003; overflow-wrap: anywhere;
}
`;
