/**
 * The snippet of the command style, letter by letter as the reference prints it; only the address
 * and the id are others. `name` is the last argument, `options` is JavaScript that follows the id.
 */
export function commandSnippet(
  appUrl: string,
  inboxId: string,
  { name = "linktor", options = "" } = {},
): string {
  return `<!-- Linktor WebChat Widget -->
<script>
  (function(l,i,n,k,t,o,r){
    l['LinktorObject']=t;l[t]=l[t]||function(){
    (l[t].q=l[t].q||[]).push(arguments)};l[t].l=1*new Date();
    o=i.createElement(n);r=i.getElementsByTagName(n)[0];
    o.async=1;o.src=k;r.parentNode.insertBefore(o,r);
  })(window,document,'script','${appUrl}/v1/linktor.js','${name}');

  ${name}('init', {
    channelId: '${inboxId}'${options && `,\n${options}`}
  });
</script>`;
}
