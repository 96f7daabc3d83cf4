package io.perennial.connector.salesforce.install;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Metadata in the form of Salesforce's files: maps are elements inside, lists repeat theirs. */
final class MetadataXml {

  private static final String NAMESPACE = "http://soap.sforce.com/2006/04/metadata";
  private static final String INDENT = "    ";

  private final XMLStreamWriter xml;

  private MetadataXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String write(String root, Map<String, Object> content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement(root);
      xml.writeDefaultNamespace(NAMESPACE);
      new MetadataXml(xml).elements(content, 1);
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text in memory can always be written", impossible);
    }
    return text.toString();
  }

  private void elements(Map<?, ?> content, int depth) throws XMLStreamException {
    for (Map.Entry<?, ?> entry : content.entrySet()) {
      String name = String.valueOf(entry.getKey());
      if (entry.getValue() instanceof List<?> list) {
        for (Object item : list) {
          element(name, item, depth);
        }
      } else {
        element(name, entry.getValue(), depth);
      }
    }
  }

  private void element(String name, Object value, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + INDENT.repeat(depth));
    xml.writeStartElement(name);
    if (value instanceof Map<?, ?> inner) {
      elements(inner, depth + 1);
      xml.writeCharacters("\n" + INDENT.repeat(depth));
    } else {
      xml.writeCharacters(String.valueOf(value));
    }
    xml.writeEndElement();
  }
}
