package io.perennial.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.perennial.database.DatabaseSettings;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.ConfigurationRefused;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the program from starting, told all at once with file, line and mend. */
class StartRefusedTest {

  private static final String CONNECTION =
      """
        connections:
          salesforce:
            type: salesforce
            login-url: http://127.0.0.1:1
            client-id: app
            client-secret: hush
      """;

  private final DatabaseSettings database = TestDatabase.create();
  @TempDir private Path folder;
  @TempDir private Path mappings;

  @Test
  void start_isRefusedForAFieldThatIsReadAndWritten() throws IOException {
    Files.writeString(
        mappings.resolve("salesforce.yaml"),
        TestApplication.shippedMapping("salesforce")
            .replace("# touchModel: ", "touchModel: ")
            .replace("Touch_Model__c", "perennial_touch_model__C"));

    assertThat(problems(CONNECTION))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).matches("salesforce\\.yaml:\\d+");
              assertThat(problem.key()).isEqualTo("accounts.fields.touchModel");
              assertThat(problem.text())
                  .contains("perennial_touch_model__C", "one of the fields that we write");
            });
  }

  @Test
  void start_isRefusedForAFieldOfOursInsideAnOrganization() throws IOException {
    Files.writeString(
        mappings.resolve("zendesk.yaml"),
        TestApplication.shippedMapping("zendesk")
            .replace("# attributes:", "attributes:")
            .replace(
                "#   plan:     { from: organization_fields.plan }",
                "  plan:     { from: organization_fields.perennial_owner }"));

    assertThat(problems(CONNECTION))
        .extracting(ConfigurationProblem::key)
        .containsExactly("organizations.attributes.plan");
  }

  @Test
  void start_tellsSettingsFilesAndConnectionsTogether() throws IOException {
    Files.writeString(
        mappings.resolve("salesforce.yaml"),
        TestApplication.shippedMapping("salesforce").replace("as: domain", "as: domian"));

    assertThat(
            problems(
                """
                  conections: { eu: { type: salesforce } }
                  field-prefix: 9lives
                """
                    + CONNECTION.replace("client-id", "cliend-id")))
        .extracting(problem -> problem.place().replaceFirst(".*/", "") + " " + problem.key())
        .contains(
            "application.yaml:2 perennial.conections",
            "application.yaml:3 perennial.field-prefix",
            "salesforce.yaml:11 accounts.fields.website.as",
            "application.yaml:8 perennial.connections.salesforce.cliend-id");
  }

  @Test
  void start_tellsEveryTypoOfEveryMappingAtOnceWithItsLineAndWhatWasMeant() throws IOException {
    Files.writeString(
        mappings.resolve("salesforce.yaml"),
        TestApplication.shippedMapping("salesforce")
            .replace("becomes: contact", "becomes: contakt")
            .replace("as: domain", "as: domian"));
    Files.writeString(
        mappings.resolve("zendesk.yaml"),
        TestApplication.shippedMapping("zendesk").replace("openedAt: ", "openendAt: "));

    assertThat(problems(CONNECTION))
        .allSatisfy(problem -> assertThat(problem.place()).matches("[a-z]+\\.yaml:\\d+"))
        .extracting(problem -> problem.key() + ": " + problem.text())
        .anySatisfy(
            text -> assertThat(text).contains("contacts.becomes", "did you mean \"contact\"?"))
        .anySatisfy(text -> assertThat(text).contains("website.as", "did you mean \"domain\"?"))
        .anySatisfy(text -> assertThat(text).contains("openendAt", "did you mean \"openedAt\"?"));
  }

  @Test
  void start_asksWhetherAnotherSettingWasMeant() throws IOException {
    assertThat(problems(CONNECTION + "  feild-prefix: Acme_\n"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.text()).contains("did you mean \"field-prefix\"?"));
  }

  private List<ConfigurationProblem> problems(String settings) throws IOException {
    configure(settings);
    Throwable failure = catchThrowable(this::start);
    while (failure != null && !(failure instanceof ConfigurationRefused)) {
      failure = failure.getCause();
    }
    assertThat(failure).isInstanceOf(ConfigurationRefused.class);
    return failure instanceof ConfigurationRefused refused ? refused.problems() : List.of();
  }

  private void configure(String settings) throws IOException {
    Files.writeString(
        folder.resolve("application.yaml"),
        """
        perennial:
        %s
          database: { url: "%s", username: "%s", password: "%s" }
        """
            .formatted(
                settings.stripTrailing(),
                database.url(),
                database.username(),
                database.password()));
  }

  private void start() {
    Application.start(new Options(Optional.of(folder), mappings, folder, Map.of())).close();
  }
}
