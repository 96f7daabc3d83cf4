package io.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.database.DatabaseSettings;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.testing.CommandLine;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb from the command line to the exit code. */
class InstallVerbTest {

  private final SalesforceSystem crm =
      SalesforceSystem.bare("salesforce", 8, false, Clock.systemUTC());
  private final DatabaseSettings database = TestDatabase.create();

  @TempDir private Path folder;

  private CommandLine perennial;

  @BeforeEach
  void open() {
    perennial = new CommandLine(folder);
  }

  @AfterEach
  void stop() {
    crm.close();
  }

  @Test
  void install_isRefusedWithoutTheRightAndDoneWithTheCredentialsOfAnAdmin() throws IOException {
    SalesforceUser integration = crm.salesforce().integration();
    SalesforceUser admin = crm.salesforce().admin();
    configure(integration, "");
    assertThat(perennial.run("install")).isEqualTo(2);
    assertThat(perennial.printed()).contains("refused", "-> let an admin do it");

    configure(
        integration,
        """
              install:
                client-id: %s
                client-secret: %s
        """
            .formatted(admin.clientId(), admin.clientSecret()));

    assertThat(perennial.run("install")).as(perennial.printed()).isZero();
    assertThat(perennial.printed())
        .contains("created     field Account.Acme_Health_Score__c")
        .contains("created     Perennial Integration given to user " + integration.id())
        .doesNotContain("refused", admin.clientSecret());
    assertThat(perennial.run("check")).as(perennial.printed()).isZero();
  }

  @Test
  void install_needsTheSecretOfTheAdminForNothingElse() throws IOException {
    configure(
        crm.salesforce().integration(),
        """
              install:
                client-secret: ${NO_SUCH_VARIABLE_ANYWHERE}
        """);

    assertThat(perennial.run("check")).as("fields are missing, and it runs").isEqualTo(2);
    assertThat(perennial.run("install")).isEqualTo(1);
    assertThat(perennial.printed())
        .contains("perennial.connections.salesforce.install.client-secret")
        .contains("application.yaml:8")
        .contains("NO_SUCH_VARIABLE_ANYWHERE");
  }

  @Test
  void install_couldNotRunWhenTheSystemIsAway() throws IOException {
    configure(crm.salesforce().integration(), "");
    crm.close();

    assertThat(perennial.run("install")).isEqualTo(1);
    assertThat(perennial.printed()).contains("failed", "no answer", "->");
  }

  @Test
  void install_printsWithoutAskingAnybody() throws IOException {
    configure(crm.salesforce().integration(), "");
    Path target = folder.resolve("metadata");

    assertThat(perennial.run("install", "--print", target.toString())).isZero();

    assertThat(perennial.printed())
        .contains("salesforce: 35 files in " + target.resolve("salesforce"));
    assertThat(
            target.resolve(
                "salesforce/force-app/main/default/objects/Account/fields/Acme_ARR__c.field-meta.xml"))
        .exists();
    assertThat(crm.salesforce().journal().byKind()).isEmpty();
  }

  private void configure(SalesforceUser user, String more) throws IOException {
    Files.writeString(
        folder.resolve("application.yaml"),
        """
        perennial:
          connections:
            salesforce:
              type: salesforce
              login-url: %s
              client-id: %s
        %s      client-secret: %s
              first-pause: 0.001s
          field-prefix: Acme_
          database:
            url: "%s"
            username: "%s"
            password: "%s"
        """
            .formatted(
                crm.salesforce().url(),
                user.clientId(),
                more,
                user.clientSecret(),
                database.url(),
                database.username(),
                database.password()));
  }
}
