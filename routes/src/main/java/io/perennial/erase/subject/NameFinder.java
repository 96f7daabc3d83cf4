package io.perennial.erase.subject;

import io.perennial.erase.subject.Belongings.Anchor;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which names somebody is known: our customer's, and those of the records that are theirs. */
@Component
final class NameFinder {

  private static final List<String> NAMED = List.of("account", "organization", "billing_customer");

  private static final String SAME =
      "exists (select from unnest(:names) as wanted where lower(name) = lower(wanted))";
  private static final String WITHIN =
      "exists (select from unnest(:names) as wanted where strpos(lower(name), lower(wanted)) > 0)";

  private final JdbcClient jdbc;

  NameFinder(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * All names.
   *
   * @param customers who are to be removed; none if a person is
   * @param anchors records whose names count
   * @param remarks takes a sentence if a name cannot be told from another's
   */
  Names of(Collection<Long> customers, Collection<Anchor> anchors, List<String> remarks) {
    Set<String> names = new HashSet<>();
    Set<String> numbered = new HashSet<>();
    Long[] all = customers.toArray(Long[]::new);
    jdbc.sql("select id, name from customer where id = any(:customers)")
        .param("customers", all)
        .query(
            row -> {
              names.add(row.getString("name"));
              numbered.add("%s (customer %d)".formatted(row.getString("name"), row.getLong("id")));
            });
    NAMED.forEach(type -> names.addAll(ofRecords(type, anchors)));
    names.removeIf(String::isBlank);
    Set<String> shared = lower(others(SAME, all, names));
    if (names.removeIf(name -> shared.contains(name.toLowerCase(Locale.ROOT)))) {
      remarks.add(
          "another customer bears the same name: it was searched for only where a number tells whom"
              + " it means");
    }
    return new Names(names, numbered, customers, others(WITHIN, all, names));
  }

  private List<String> ofRecords(String type, Collection<Anchor> anchors) {
    List<Anchor> held = anchors.stream().filter(anchor -> anchor.type().equals(type)).toList();
    return jdbc.sql(
            """
            select distinct name from %s held
            join unnest(:connections, :ids) as anchor (connection, id) using (connection, id)
            where name is not null
            """
                .formatted(type))
        .param("connections", held.stream().map(Anchor::connection).toArray(String[]::new))
        .param("ids", held.stream().map(Anchor::id).toArray(String[]::new))
        .query(String.class)
        .list();
  }

  private Set<String> others(String condition, Long[] customers, Set<String> names) {
    return jdbc.sql(
            "select distinct name from customer where not id = any(:customers) and " + condition)
        .param("customers", customers)
        .param("names", names.toArray(String[]::new))
        .query(String.class)
        .set();
  }

  private static Set<String> lower(Set<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }
}
