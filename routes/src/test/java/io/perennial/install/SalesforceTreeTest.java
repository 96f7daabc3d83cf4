package io.perennial.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people deploy with Salesforce's own tools is what {@code install} makes. */
class SalesforceTreeTest {

  private static final Path TREE = Path.of("config/salesforce");
  private static final Path METADATA = TREE.resolve("force-app/main/default");
  private static final Pattern LABEL = Pattern.compile("<label>(.+)</label>");
  private static final Pattern FILTER =
      Pattern.compile(
          "<field>(.+)</field>\\s*<operation>equals</operation>\\s*<value>(.+)</value>");
  private static final String EXTERNAL =
      "externalCredentials/Perennial.externalCredential-meta.xml";
  private static final String NAMED = "namedCredentials/Perennial.namedCredential-meta.xml";
  private static final String RIGHTS = "permissionsets/Perennial_Live.permissionset-meta.xml";
  private static final Pattern OURS = Pattern.compile("Perennial_\\w+__c");

  @TempDir private Path printed;

  @Test
  void tree_holdsTheFieldsAndPermissionSetsOfWriteBack() throws IOException {
    try (TestApplication perennial =
        TestApplication.on(TestDatabase.create(), Clock.systemUTC())
            .settings(
                Map.of(
                    "perennial.connections.salesforce.type", "salesforce",
                    "perennial.connections.salesforce.login-url", "http://127.0.0.1:1",
                    "perennial.connections.salesforce.client-id", "x",
                    "perennial.connections.salesforce.client-secret", "y"))
            .start()) {
      perennial.bean(Installing.class).print(Set.of(), printed);
    }

    SortedMap<String, String> made = files(printed.resolve("salesforce"), "");
    assertThat(made).hasSizeGreaterThan(30);
    SortedMap<String, String> kept = files(TREE, "");
    assertThat(kept).as("print anew: install --print").containsAllEntriesOf(made);
    SortedMap<String, String> stray = new TreeMap<>(kept);
    stray.keySet().removeAll(made.keySet());
    assertThat(stray.keySet())
        .as("fields that nothing writes")
        .noneMatch(name -> name.endsWith(".field-meta.xml"));
  }

  @Test
  void viewsLayoutsAndReports_nameOnlyFieldsThatThereAre() throws IOException {
    SortedSet<String> fields =
        files(METADATA.resolve("objects"), ".field-meta.xml").keySet().stream()
            .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(".field-meta.xml", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    SortedMap<String, String> all = files(METADATA, "-meta.xml");

    assertThat(all.keySet()).anyMatch(name -> name.endsWith(".listView-meta.xml"));
    all.forEach(
        (name, text) ->
            assertThat(OURS.matcher(text).results().map(MatchResult::group))
                .as(name)
                .isSubsetOf(fields));
  }

  @Test
  void component_readsOnlyFieldsThatThereAre() throws IOException {
    String script = Files.readString(METADATA.resolve("lwc/perennialHealth/fields.js"));
    Path account = METADATA.resolve("objects/Account/fields");

    assertThat(Pattern.compile("\\w+: '([A-Za-z_0-9]+)'").matcher(script).results())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            field ->
                assertThat(
                        account.resolve("Perennial_%s__c.field-meta.xml".formatted(field.group(1))))
                    .exists());
  }

  @Test
  void live_namesWhatThereIs() throws IOException {
    SortedMap<String, String> live = files(TREE.resolve("live/main/default"), "-meta.xml");
    assertThat(live.keySet()).containsExactly(EXTERNAL, NAMED, RIGHTS);
    String credential = live.getOrDefault(EXTERNAL, "");
    String named = live.getOrDefault(NAMED, "");
    String rights = live.getOrDefault(RIGHTS, "");

    assertThat(one(Pattern.compile("<externalCredential>(.+)<"), named)).isEqualTo("Perennial");
    String principal = one(Pattern.compile("<parameterGroup>(.+)<"), credential);
    assertThat(one(Pattern.compile("<externalCredentialPrincipal>(.+)<"), rights))
        .isEqualTo("Perennial-" + principal);
    String script = one(Pattern.compile("<apexClass>(.+)<"), rights);
    assertThat(Files.readString(METADATA.resolve("classes/%s.cls".formatted(script))))
        .contains("'callout:Perennial/");
  }

  @Test
  void sandboxLists_followTheViews() throws IOException {
    String lists =
        Files.readString(
            Path.of(
                "connectors/sandbox/src/main/resources/io/perennial/sandbox/salesforce/page/lists.js"));

    assertThat(files(METADATA.resolve("objects"), ".listView-meta.xml").values())
        .hasSize(3)
        .allSatisfy(
            view -> {
              assertThat(lists).containsIgnoringCase(one(LABEL, view).replaceFirst("^My ", ""));
              assertThat(FILTER.matcher(view).results())
                  .isNotEmpty()
                  .allSatisfy(
                      filter ->
                          assertThat(lists)
                              .contains(filter.group(1).replace("OPPORTUNITY.CLOSED", "IsClosed"))
                              .contains(filter.group(2).replaceFirst("^0$", "false").split(",")));
            });
  }

  private static String one(Pattern wanted, String text) {
    Matcher found = wanted.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private static SortedMap<String, String> files(Path folder, String ending) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("node_modules"))
          .filter(file -> file.toString().matches(".*\\.(xml|json)"))
          .filter(file -> file.toString().endsWith(ending))
          .forEach(file -> texts.put(folder.relativize(file).toString(), read(file)));
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
