import { PdfFile, pdfString } from './pdf-file.ts';
import { textLines } from './text-document.ts';

/** What a link, a field or the opening of the document does, and where its effect would be seen. */
interface Action {
  /** The visible text of the link. */
  label: string;
  action: string;
}

/**
 * A document with what no reader of text has to run: scripts at its opening, at its pages, in fields and under names, a form that
 * sends itself, an XFA form, attachments, and links to scripts, files and programs beside honest ones.
 *
 * @param reached what a script or a form would ask for if it ran; nothing may
 */
export function hostileDocument(reached: string): Uint8Array {
  const file = new PdfFile();
  const tree = file.reserve();
  const page = file.reserve();
  const script = (name: string) =>
    `<</S /JavaScript /JS ${pdfString(
      `app.alert("${name}"); app.launchURL("${reached}/${name}", true); this.submitForm("${reached}/${name}"); ` +
        `this.getField("name").value = "${name}"; fetch("${reached}/${name}"); window.ran = "${name}";`,
    )}>>`;
  const links: Action[] = [
    {
      label: 'Link to a script: letrozole',
      action: uri(`javascript:window.ran="link";fetch("${reached}/link")`),
    },
    { label: 'Link to a file: anastrozole', action: uri('file:///etc/hostname') },
    { label: 'Link to a page: olaparib', action: uri(`${reached}/page`) },
    { label: 'Link to a data address', action: uri('data:text/html,<script>alert(1)</script>') },
    { label: 'Link to a program', action: '<</S /Launch /F (/bin/true) /NewWindow true>>' },
    { label: 'Link to another document', action: '<</S /GoToR /F (other.pdf) /D [0 /Fit] /NewWindow true>>' },
    {
      label: 'Link that sends the form',
      action: `<</S /SubmitForm /F <</FS /URL /F (${reached}/form)>> /Flags 4>>`,
    },
    { label: 'Link that imports data', action: '<</S /ImportData /F (data.fdf)>>' },
    { label: 'Link that runs a script', action: script('annotation') },
    { label: 'Link that prints', action: '<</S /Named /N /Print>>' },
  ];
  const annotations = links.map(({ action }, index) => {
    const top = 790 - index * 15;
    return file.add(
      `<</Type /Annot /Subtype /Link /Border [0 0 1] /Rect [60 ${top - 11} 400 ${top + 3}] /A ${action}>>`,
    );
  });
  const fields = [
    field(
      file,
      page,
      'name',
      '/FT /Tx /V (trastuzumab)',
      500,
      `/AA <</K ${script('key')} /C ${script('calculate')}>>`,
    ),
    field(file, page, 'tick', '/FT /Btn /V /Off', 470, `/A ${script('tick')}`),
    field(file, page, 'button', '/FT /Btn /Ff 65536 /MK <</CA (Press)>>', 440, `/A ${script('button')}`),
    field(file, page, 'choice', '/FT /Ch /Ff 131072 /Opt [(letrozole) (tamoxifen)] /V (letrozole)', 410, ''),
  ];
  const attachment = file.add({
    entries: '/Type /EmbeddedFile /Subtype /text#2Fhtml',
    stream: '<script>fetch("/attached")</script>',
  });
  const spec = file.add(`<</Type /Filespec /F (notes.html) /UF (notes.html) /EF <</F ${attachment}>>>>`);
  const xfa = file.add({
    entries: '',
    stream:
      '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="f">' +
      '<event activity="initialize"><script contentType="application/x-javascript">xfa.host.messageBox("xfa")</script></event>' +
      '</subform></template></xdp:xdp>',
  });
  const font = file.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>');
  const text = ['A form and links; the form is filled with a name.', ...links.map(({ label }) => label)];
  const contents = file.add({ entries: '', stream: textLines(text) });
  file.set(
    page,
    `<</Type /Page /Parent ${tree} /MediaBox [0 0 595 842] /Contents ${contents} /Resources <</Font <</F1 ${font}>>>> ` +
      `/Annots [${[...annotations, ...fields].join(' ')}] /AA <</O ${script('page')}>>>>`,
  );
  const outline = file.reserve();
  const entry = file.add(
    `<</Title (An entry that is a script) /Parent ${outline} /A ${uri('javascript:window.ran="outline"')}>>`,
  );
  file.set(outline, `<</Type /Outlines /First ${entry} /Last ${entry} /Count 1>>`);
  file.set(tree, `<</Type /Pages /Count 1 /Kids [${page}]>>`);
  return file.bytes(
    file.add(
      `<</Type /Catalog /Pages ${tree} /Outlines ${outline} /OpenAction ${script('open')} /AA <</WC ${script('close')} /WP ${script('print')}>> ` +
        `/Names <</JavaScript <</Names [(start) ${script('names')}]>> /EmbeddedFiles <</Names [(notes.html) ${spec}]>>>> ` +
        `/AcroForm <</Fields [${fields.join(' ')}] /NeedAppearances true /XFA ${xfa} /DR <</Font <</Helv ${font}>>>> /DA (/Helv 10 Tf 0 g)>>>>`,
    ),
  );
}

function uri(address: string): string {
  return `<</S /URI /URI ${pdfString(address)}>>`;
}

function field(
  file: PdfFile,
  page: string,
  name: string,
  kind: string,
  bottom: number,
  more: string,
): string {
  return file.add(
    `<</Type /Annot /Subtype /Widget /T (${name}) ${kind} /P ${page} /F 4 /Rect [60 ${bottom} 260 ${bottom + 20}] ` +
      `/DA (/Helv 10 Tf 0 g) ${more}>>`,
  );
}
