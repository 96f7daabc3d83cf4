package io.perennial.turn;

import io.perennial.connector.ConnectionName;
import java.time.Instant;

/**
 * A record that an event has named and that this turn has read.
 *
 * @param connection whose system told the event
 * @param type of the record whose fact it is: account, organization, billing_customer, ticket
 * @param id of that record
 * @param since when the first event about it came in
 */
public record Told(ConnectionName connection, String type, String id, Instant since) {}
