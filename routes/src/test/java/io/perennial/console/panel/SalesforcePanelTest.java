package io.perennial.console.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.nawforce.apexlink.api.Org;
import io.perennial.console.OpenApiSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ClassPathResource;

/** What Salesforce compiles, and what the component takes for a context. */
class SalesforcePanelTest {

  private static final Path TREE = Path.of("config/salesforce");
  private static final Path METADATA = TREE.resolve("force-app/main/default");

  /** Types and methods are looked up as Salesforce does, without an org. */
  @Test
  @Timeout(60)
  void classes_compile() throws IOException {
    Org org = Org.newOrg(TREE.toAbsolutePath().toString());

    assertThat(classes()).hasSize(2);
    assertThat(org.getTypeIdentifiers(true))
        .extracting(Object::toString)
        .contains("PerennialContext", "PerennialContextTest");
    assertThat(org.issues().issuesForFiles(null, true, 0)).isEmpty();
  }

  @Test
  void component_isTestedWithAContextAsItIsPublished() throws IOException {
    String document =
        new ClassPathResource("openapi.yaml").getContentAsString(StandardCharsets.UTF_8);
    Path sample = METADATA.resolve("lwc/perennialHealth/__tests__/data/context.json");

    assertThat(new OpenApiSchema(document, "Context").read(Files.readString(sample))).isNotEmpty();
  }

  private static List<Path> classes() throws IOException {
    try (Stream<Path> found = Files.list(METADATA.resolve("classes"))) {
      return found.filter(file -> file.toString().endsWith(".cls")).toList();
    }
  }
}
