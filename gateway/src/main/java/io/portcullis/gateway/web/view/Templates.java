package io.portcullis.gateway.web.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/// Turns views into HTML by the templates that the build compiled; every value is escaped for where it stands.
public final class Templates {
    /// Without a directory: the classes come with the distribution.
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null,
            Templates.class.getPackageName());

    /// A whole page, in UTF-8. Where it shows secrets, the caller wipes it; those of the view are wiped.
    public byte[] render(View view, Frame frame) {
        Utf8ByteOutput page = new Utf8ByteOutput();
        try {
            engine.render(view.template() + ".jte", Map.of("frame", frame, "view", view), page);
            return frame.standIns().filled(page.toByteArray());
        } finally {
            frame.standIns().wipe();
        }
    }

    /// The HTML part of a mail.
    public String render(MailView mail) {
        StringOutput html = new StringOutput();
        engine.render("mail.jte", Map.of("mail", mail), html);
        return html.toString();
    }
}
