/// Tests of the parser and the writer. Start at `XmlParserTest`.
package io.portcullis.protocol.xml;
