package io.perennial.access;

import static io.perennial.access.ApiSettings.KEY;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Certificate and key of the listener.
 *
 * @param keystore PKCS 12 or JKS, with one key and its certificates
 * @param password of the store and of its key
 */
public record TlsSettings(Path keystore, String password) {

  static final String KEYSTORE = "tls.keystore";
  static final String PASSWORD = "tls.keystore-password";

  static Optional<TlsSettings> of(
      OperatorSettings settings,
      SortedMap<String, String> written,
      List<ConfigurationProblem> problems) {
    @Nullable String keystore = written.remove(KEYSTORE);
    @Nullable String password = written.remove(PASSWORD);
    if (keystore == null && password == null) {
      return Optional.empty();
    }
    if (keystore == null || password == null) {
      problems.add(
          settings.problem(
              KEY + "." + (keystore == null ? KEYSTORE : PASSWORD),
              "is missing: tls needs both keystore and keystore-password"));
      return Optional.empty();
    }
    TlsSettings tls = new TlsSettings(Path.of(keystore.strip()), password);
    Optional<String> wrong = tls.wrong();
    wrong.ifPresent(what -> problems.add(settings.problem(KEY + "." + KEYSTORE, what)));
    return wrong.isEmpty() ? Optional.of(tls) : Optional.empty();
  }

  private Optional<String> wrong() {
    if (!Files.isReadable(keystore)) {
      return Optional.of("%s is not there, or not readable".formatted(keystore.toAbsolutePath()));
    }
    try {
      KeyStore store = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return Optional.empty();
        }
      }
      return Optional.of("%s holds no key with its certificate".formatted(keystore));
    } catch (IOException | GeneralSecurityException unreadable) {
      return Optional.of(
          "%s cannot be opened with keystore-password: it must be a PKCS 12 or JKS store"
              .formatted(keystore));
    }
  }

  @Override
  public String toString() {
    return "TlsSettings[keystore=%s]".formatted(keystore);
  }
}
