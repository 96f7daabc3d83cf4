package io.perennial.install;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Wanted;
import io.perennial.rules.Rulebook;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Makes our fields and webhooks in every system that takes some, one after the other. */
@Component
public final class Installing {

  private final Installation installation;
  private final Rulebook rulebook;
  private final AdminConnectors admins;
  private final HookInstalling hooks;

  Installing(
      Installation installation, Rulebook rulebook, AdminConnectors admins, HookInstalling hooks) {
    this.hooks = hooks;
    this.installation = installation;
    this.rulebook = rulebook;
    this.admins = admins;
  }

  /**
   * What one system answered.
   *
   * @param results one line for each thing; empty if there is nothing to make
   * @param failure why the work ended early; empty if it was done to its end
   */
  public record Outcome(List<Installed> results, Optional<ConnectorException> failure) {

    /** Whether the system would not have something. */
    public boolean refused() {
      return results.stream().anyMatch(result -> result.outcome() == Installed.Outcome.REFUSED);
    }
  }

  /** Makes what is missing; a system that fails does not keep the others from being served. */
  public SortedMap<String, Outcome> install(Set<ConnectionName> only) {
    SortedMap<String, Outcome> outcomes = new TreeMap<>();
    for (Connected connected : chosen(only)) {
      outcomes.put(connected.name().value(), install(connected));
    }
    return outcomes;
  }

  private Outcome install(Connected connected) {
    Optional<Connector> admin = admins.of(connected);
    List<Installed> results = new ArrayList<>();
    try {
      Connector connector = admin.orElse(connected.connector());
      Optional<Installer> installer = connector.installer();
      if (installer.isPresent()) {
        Wanted wanted = Wishes.of(connected, rulebook.current().writeBack());
        results.addAll(installer.get().install(wanted.forUser(user(connected))));
      }
      results.addAll(hooks.install(connector));
      return new Outcome(List.copyOf(results), Optional.empty());
    } catch (ConnectorException failure) {
      return new Outcome(List.copyOf(results), Optional.of(failure));
    } finally {
      admin.ifPresent(Connector::close);
    }
  }

  /** Whom the rights are for: the integration's own user, whoever installs. */
  private static Optional<String> user(Connected connected) {
    return connected.connector().installer().flatMap(Installer::user);
  }

  /**
   * Writes what {@link #install} would make as files below a folder of the connection's name.
   *
   * @return how many files each connection has; asks no system
   */
  public SortedMap<String, Integer> print(Set<ConnectionName> only, Path folder)
      throws IOException {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Connected connected : chosen(only)) {
      List<InstallFile> files = new ArrayList<>();
      connected
          .connector()
          .installer()
          .ifPresent(
              installer ->
                  files.addAll(
                      installer.print(Wishes.of(connected, rulebook.current().writeBack()))));
      files.addAll(hooks.print(connected.connector()));
      for (InstallFile file : files) {
        Path path = folder.resolve(connected.name().value()).resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
      }
      counts.put(connected.name().value(), files.size());
    }
    return counts;
  }

  private List<Connected> chosen(Set<ConnectionName> only) {
    for (ConnectionName name : only) {
      if (installation.connections().stream().noneMatch(each -> each.name().equals(name))) {
        throw new IllegalArgumentException(
            "there is no connection called %s: use one of %s"
                .formatted(
                    name, installation.connections().stream().map(Connected::name).toList()));
      }
    }
    return installation.connections().stream()
        .filter(connected -> only.isEmpty() || only.contains(connected.name()))
        .toList();
  }
}
