/** What the files of the project say of its services, held against services.yml. */
@NullMarked
package io.gatehouse.systemtest.registry;

import org.jspecify.annotations.NullMarked;
