package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.WantedField;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What an admin deploys by hand. */
class PrintedMetadataTest {

  private final InstallRig org = new InstallRig();

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void print_isWellFormedAndComplete() throws Exception {
    Map<String, Document> documents = new TreeMap<>();
    for (InstallFile file : org.installer().print(org.wanted())) {
      if (file.path().endsWith(".xml")) {
        documents.put(
            file.path().replaceFirst(".*/", ""),
            DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8))));
      } else {
        assertThat(InstallRig.json(file.text()).path("sourceApiVersion").asText())
            .isEqualTo("66.0");
      }
    }

    assertThat(documents).hasSize(12);
    for (WantedField field : org.wanted().fields()) {
      Document made = document(documents, field.name() + ".field-meta.xml");
      assertThat(text(made, "fullName")).isEqualTo(field.name());
      assertThat(text(made, "inlineHelpText")).isEqualTo(field.help());
      assertThat(text(made, "label")).isEqualTo(field.label());
      assertThat(made.getDocumentElement().getNamespaceURI())
          .isEqualTo("http://soap.sforce.com/2006/04/metadata");
    }
    assertThat(text(document(documents, InstallRig.DAYS + ".field-meta.xml"), "formula"))
        .isEqualTo("TODAY() - " + InstallRig.SINCE);
    Document integration = document(documents, "Perennial_Integration.permissionset-meta.xml");
    assertThat(integration.getElementsByTagName("fieldPermissions").getLength()).isEqualTo(11);
    assertThat(integration.getElementsByTagName("objectPermissions").getLength()).isEqualTo(2);
    assertThat(
            document(documents, "Perennial_Reader.permissionset-meta.xml")
                .getElementsByTagName("editable"))
        .satisfies(list -> assertThat(list.item(0).getTextContent()).isEqualTo("false"));
  }

  private static Document document(Map<String, Document> documents, String name) {
    return Optional.ofNullable(documents.get(name)).orElseThrow();
  }

  private static String text(Document document, String element) {
    return document.getElementsByTagName(element).item(0).getTextContent();
  }
}
