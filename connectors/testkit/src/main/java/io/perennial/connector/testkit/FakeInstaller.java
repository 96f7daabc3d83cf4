package io.perennial.connector.testkit;

import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installer;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes fields in memory. Objects are told apart by name alone.
 *
 * <p>Tests say which fields people made, and whether the vendor refuses to make any.
 */
public final class FakeInstaller implements Installer {

  private final TreeMap<String, WantedField> ours = new TreeMap<>();
  private final TreeSet<String> theirs = new TreeSet<>();
  private boolean refuses;

  /** People made a field, for example {@code account.health}. */
  public FakeInstaller peopleMade(String object, String name) {
    theirs.add(object + "." + name);
    return this;
  }

  /** From now on nothing can be made. */
  public FakeInstaller refusing() {
    refuses = true;
    return this;
  }

  /** The fields that were made, by object and name. */
  public synchronized SortedSet<String> made() {
    return new TreeSet<>(ours.keySet());
  }

  @Override
  public synchronized List<Installed> install(Wanted wanted) {
    List<Installed> results = new ArrayList<>();
    for (WantedField field : wanted.fields()) {
      String key = field.object() + "." + field.name();
      String thing = "field " + key;
      if (theirs.contains(key) && !field.adopt()) {
        results.add(Installed.leftAlone(thing, "existed before us", "set adopt: true"));
      } else if (refuses) {
        results.add(Installed.refused(thing, "the fake vendor refuses", "tell it not to"));
      } else if (field.equals(ours.put(key, field))) {
        results.add(Installed.unchanged(thing));
      } else {
        results.add(Installed.created(thing));
      }
    }
    return results;
  }

  @Override
  public List<InstallFile> print(Wanted wanted) {
    return wanted.fields().stream()
        .map(field -> new InstallFile(field.object() + "/" + field.name(), field.label()))
        .toList();
  }

  @Override
  public synchronized SortedSet<String> strangers(String object, Collection<String> names) {
    TreeSet<String> strangers = new TreeSet<>();
    names.stream().filter(name -> theirs.contains(object + "." + name)).forEach(strangers::add);
    return strangers;
  }

  @Override
  public Optional<String> user() {
    return Optional.empty();
  }
}
