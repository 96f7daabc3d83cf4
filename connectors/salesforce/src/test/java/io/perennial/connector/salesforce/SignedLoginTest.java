package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.Settings;
import io.perennial.connector.TokenVault;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login by a signature, with a key pair made here and checked by its certificate. */
class SignedLoginTest {

  private static final String PASSWORD = "open-sesame";

  @TempDir private Path folder;

  @Test
  void login_isAcceptedWithTheKeyOfTheCertificate() throws Exception {
    Path keystore = keystore("app.p12");

    try (Salesforce salesforce = org(certificate(keystore));
        Connector connector = connector(salesforce, keystore, Map.of())) {
      assertThat(connector.identity().account()).isEqualTo(salesforce.organizationId());
      assertThat(connector.installer().orElseThrow().user())
          .contains(salesforce.integration().id());
      assertThat(salesforce.journal().calls("POST /services/oauth2/token")).isEqualTo(1);
    }
  }

  @Test
  void login_isRefusedWithAnotherKey() throws Exception {
    Path ours = keystore("ours.p12");
    Path other = keystore("other.p12");

    try (Salesforce salesforce = org(certificate(other));
        Connector connector = connector(salesforce, ours, Map.of())) {
      assertThatThrownBy(connector::identity)
          .isInstanceOfSatisfying(
              ConnectorException.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(FailureKind.PAUSE);
                assertThat(refused).hasMessageContaining("invalid assertion");
              });
    }
  }

  @Test
  void login_isRefusedForAnotherAudience() throws Exception {
    Path keystore = keystore("app.p12");

    try (Salesforce salesforce = org(certificate(keystore));
        Connector connector =
            connector(salesforce, keystore, Map.of("audience", "https://elsewhere.example"))) {
      assertThatThrownBy(connector::identity).hasMessageContaining("audience is invalid");
    }
  }

  private static Salesforce org(PublicKey key) {
    return Salesforce.start(
        World.empty(), Clock.systemUTC(), SalesforceOptions.defaults().jwtKey(key));
  }

  private static Connector connector(
      Salesforce salesforce, Path keystore, Map<String, String> different) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("type", "salesforce");
    settings.put("login-url", salesforce.url().toString());
    settings.put("client-id", salesforce.integration().clientId());
    settings.put("username", salesforce.integration().username());
    settings.put("keystore", keystore.toUri().toString());
    settings.put("keystore-password", PASSWORD);
    settings.put("first-pause", "0.001s");
    settings.putAll(different);
    return new SalesforceConnectorFactory()
        .create(
            new ConnectorContext(
                new ConnectionName("salesforce"),
                new Settings(settings),
                new SalesforceRig.Counts(),
                new NoTokens(),
                Clock.systemUTC()));
  }

  private Path keystore(String name) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    Path log = folder.resolve(name + ".log");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "app",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=perennial",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(keytool.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(() -> read(log)).isZero();
    return file;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return String.valueOf(unreadable.getMessage());
    }
  }

  private static PublicKey certificate(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    return store.getCertificate("app").getPublicKey();
  }

  private static final class NoTokens implements TokenVault {
    @Override
    public Optional<String> load(ConnectionName connection) {
      return Optional.empty();
    }

    @Override
    public String refresh(ConnectionName connection, Refresher refresher) {
      return refresher.refresh(Optional.empty());
    }
  }
}
