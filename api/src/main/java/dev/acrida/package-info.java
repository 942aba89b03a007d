/**
 * What a load test is written with: users and their tasks, wait times, the HTTP client, events,
 * test data. Words are Locust's where Locust has them.
 */
@NullMarked
package dev.acrida;

import org.jspecify.annotations.NullMarked;
