package dev.acrida.report.junit;

import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML, an element a line. Confined to one thread. */
final class XmlLines {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;
    private int depth;

    XmlLines() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a string takes everything
        }
    }

    /**
     * An element.
     *
     * @param attributes its attributes: name, value, name, value, …
     * @param content writes what is in it
     */
    void element(String name, Runnable content, String... attributes) {
        write(
                () -> {
                    newLine();
                    out.writeStartElement(name);
                    attributes(attributes);
                });
        depth++;
        content.run();
        depth--;
        write(
                () -> {
                    newLine();
                    out.writeEndElement();
                });
    }

    /** An element without content. */
    void empty(String name, String... attributes) {
        write(
                () -> {
                    newLine();
                    out.writeEmptyElement(name);
                    attributes(attributes);
                });
    }

    /** An element that has this text in it, as it is. */
    void text(String name, String content, String... attributes) {
        write(
                () -> {
                    newLine();
                    out.writeStartElement(name);
                    attributes(attributes);
                    out.writeCharacters(allowed(content));
                    out.writeEndElement();
                });
    }

    /** The whole document. */
    String document() {
        write(
                () -> {
                    out.writeEndDocument();
                    out.flush();
                });
        return text + "\n";
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], allowed(attributes[i + 1]));
        }
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** XML 1.0 has no place for some characters, however they are written. */
    private static String allowed(String any) {
        StringBuilder allowed = new StringBuilder(any.length());
        any.codePoints().map(c -> isAllowed(c) ? c : '\uFFFD').forEach(allowed::appendCodePoint);
        return allowed.toString();
    }

    /** Char of section 2.2. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a string takes everything
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
