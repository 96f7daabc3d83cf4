package io.perennial.connector.install;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Makes our fields at the vendor, and gives rights to them.
 *
 * <p>What we made carries our {@link Mark} in its description. Something of the same name without
 * it belongs to people, and is never changed.
 */
public interface Installer {

  /**
   * Makes what is missing and extends what is ours; called when an operator asks for it. A second
   * call changes nothing. What people added to our fields, such as options of their own, stays.
   *
   * @return one outcome for each thing, in the order of the work; a refusal of one thing does not
   *     keep the others from being made
   * @throws io.perennial.connector.ConnectorException if the vendor cannot be reached or locks us
   *     out; what was made so far stays, and the next call goes on from there
   */
  List<Installed> install(Wanted wanted);

  /** The same as files to be deployed by hand; asks nobody and opens no socket. */
  List<InstallFile> print(Wanted wanted);

  /**
   * Which fields are there and were not made by us; asked with every turn, so that a field that
   * existed before us is not written by accident.
   *
   * @param object the vendor's, for example {@code Account}
   * @param names the fields in question; those that do not exist are not in the answer
   * @throws io.perennial.connector.ConnectorException if the vendor refuses or cannot be reached
   */
  SortedSet<String> strangers(String object, Collection<String> names);

  /**
   * Whom the credentials act as, in the vendor's key; empty if rights are not given to users.
   *
   * @throws io.perennial.connector.ConnectorException if the vendor refuses or cannot be reached
   */
  Optional<String> user();
}
