package io.perennial.console.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.perennial.testing.TestApplication;
import io.perennial.writeback.FieldOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an admin uploads to Zendesk is whole, and says what Zendesk understands. */
class ZendeskAppTest {

  private static final Path FOLDER = Path.of("config/zendesk");
  private static final Path APP = FOLDER.resolve("app");
  private static final Pattern TAG = Pattern.compile("perennial_[a-z0-9_]+");
  private static final Pattern UNSAFE =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|unsafe-"
              + "|\\son[a-z]+=|localStorage|sessionStorage|document\\.cookie");

  @TempDir private Path folder;

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  @Test
  void manifest_isOneOfTheFramework() throws IOException {
    JsonNode schema =
        new ObjectMapper()
            .readTree(
                Objects.requireNonNull(
                    getClass().getResourceAsStream("/zendesk-manifest.schema.json")));
    JsonNode manifest = json(APP.resolve("manifest.json"));

    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                    schema, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
                .validate(manifest))
        .isEmpty();
    JsonNode locations = manifest.path("location").path("support");
    assertThat(locations.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("ticket_sidebar", "new_ticket_sidebar", "organization_sidebar");
    for (JsonNode location : locations) {
      assertThat(APP.resolve(location.path("url").asText())).isRegularFile();
    }
  }

  @Test
  void token_isKeptByZendesk() throws IOException {
    JsonNode words = json(APP.resolve("translations/en.json")).path("app");
    for (JsonNode parameter : json(APP.resolve("manifest.json")).path("parameters")) {
      String name = parameter.path("name").asText();
      assertThat(words.path("parameters").path(name).path("label").asText()).as(name).isNotEmpty();
      assertThat(parameter.path("secure").asBoolean()).as(name).isEqualTo(name.equals("token"));
    }
    assertThat(Files.readString(APP.resolve("assets/panel.js")))
        .contains("Bearer {{setting.token}}", "secure: true");
  }

  @Test
  void assets_trustNobodysText() throws IOException {
    for (Path asset : files(APP.resolve("assets"))) {
      assertThat(UNSAFE.matcher(Files.readString(asset)).results().map(found -> found.group()))
          .as(asset.toString())
          .isEmpty();
    }
    assertThat(Files.readString(APP.resolve("assets/panel.html")))
        .contains("default-src 'none'", "script-src 'self' https://static.zdassets.com;");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void file_isMadeByTheCommandThatTheReadmeNames() throws IOException {
    Matcher command =
        Pattern.compile("`jar (--create [^`]*)`")
            .matcher(Files.readString(FOLDER.resolve("README.md")));
    assertThat(command.find()).isTrue();
    Path file = folder.resolve("app.zip");
    List<String> arguments = new ArrayList<>(Arrays.asList(command.group(1).split(" ")));
    arguments.set(arguments.indexOf("--file") + 1, file.toString());

    int status =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(new String[0]));

    assertThat(status).isZero();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .containsExactlyInAnyOrder(
              "manifest.json",
              "translations/en.json",
              "assets/panel.html",
              "assets/panel.js",
              "assets/view.js",
              "assets/notices.js",
              "assets/problems.js",
              "assets/elements.js",
              "assets/panel.css");
    }
  }

  @Test
  void examples_useTagsThatInstallMakes() throws IOException {
    Set<String> tags =
        TestApplication.shippedWriteBack().of("zendesk").stream()
            .flatMap(rule -> rule.fields().stream())
            .flatMap(field -> field.shape().options().stream())
            .map(FieldOption::stored)
            .collect(Collectors.toSet());
    List<Path> examples = files(FOLDER.resolve("examples"));

    assertThat(examples).hasSize(3);
    for (Path example : examples) {
      assertThat(json(example)).as(example.toString()).hasSize(1);
      assertThat(
              TAG.matcher(Files.readString(example))
                  .results()
                  .map(found -> found.group())
                  .collect(Collectors.toSet()))
          .as(example.toString())
          .isNotEmpty()
          .isSubsetOf(tags);
    }
    assertThat(
            json(FOLDER.resolve("examples/trigger-renewal-priority.json"))
                .path("trigger")
                .path("active")
                .asBoolean())
        .as("somebody looks first")
        .isFalse();
  }
}
