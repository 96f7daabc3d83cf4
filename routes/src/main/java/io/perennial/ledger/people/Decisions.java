package io.perennial.ledger.people;

import io.perennial.ledger.KeptFields;
import io.perennial.ledger.KeptFields.Holder;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A person decides about fields that are left as somebody made them. */
@Component
public final class Decisions {

  private final KeptFields kept;
  private final TransactionTemplate transaction;

  Decisions(KeptFields kept, TransactionTemplate transaction) {
    this.kept = kept;
    this.transaction = transaction;
  }

  /** There is no such field, or more than one; the message says which there are. */
  public static final class Undecidable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Undecidable(String message) {
      super(message);
    }
  }

  /**
   * Ours is written again, or theirs is left until we conclude something else; all or nothing.
   *
   * @param names for example {@code 001A}, {@code 001A.Perennial_ARR__c} or {@code
   *     zendesk/ticket/12.perennial_context}
   * @return how many fields were decided
   * @throws Undecidable if a name means nothing or more than one record
   */
  public int decide(List<String> names, boolean ours) {
    Integer fields =
        transaction.execute(status -> names.stream().mapToInt(name -> decide(name, ours)).sum());
    return fields == null ? 0 : fields;
  }

  private int decide(String name, boolean ours) {
    int dot = name.indexOf('.');
    String record = dot < 0 ? name : name.substring(0, dot);
    String id = record.substring(record.lastIndexOf('/') + 1);
    List<Holder> holders =
        kept.holders(id).stream()
            .filter(holder -> record.equals(id) || record.equals(path(holder, id)))
            .toList();
    if (holders.isEmpty()) {
      throw new Undecidable(
          "No field of %s is left as somebody made it; perennial changes lists those that are"
              .formatted(record));
    }
    if (holders.size() > 1) {
      throw new Undecidable(
          "More than one record has the key %s; name it as one of %s"
              .formatted(id, holders.stream().map(holder -> path(holder, id)).toList()));
    }
    Holder holder = holders.get(0);
    if (dot >= 0) {
      String field = name.substring(dot + 1);
      if (!holder.fields().contains(field)) {
        throw new Undecidable(
            "%s is no field of %s that is left as somebody made it; those are %s"
                .formatted(field, record, holder.fields()));
      }
      holder = new Holder(holder.connection(), holder.object(), List.of(field));
    }
    if (ours) {
      kept.takeOurs(holder, id);
    } else {
      kept.takeTheirs(holder, id);
    }
    return holder.fields().size();
  }

  private static String path(Holder holder, String id) {
    return "%s/%s/%s".formatted(holder.connection(), holder.object(), id);
  }
}
