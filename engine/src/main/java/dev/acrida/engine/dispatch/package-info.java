/** Which class gets the next user, and when: functions of counts and elapsed time. */
@NullMarked
package dev.acrida.engine.dispatch;

import org.jspecify.annotations.NullMarked;
