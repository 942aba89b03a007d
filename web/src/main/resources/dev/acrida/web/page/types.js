// The shapes of what the server says, as api/openapi.json has them. Times are milliseconds since
// 1970 unless their name says seconds.
export {};

/** @typedef {{ name: string, weight: number }} Task */

/**
 * @typedef {object} UserClass
 * @property {string} name
 * @property {number} weight
 * @property {number} fixedCount 0: by weight
 * @property {string | null} host
 * @property {boolean} needsHost
 * @property {Task[]} tasks
 */

/**
 * @typedef {object} TestOption an option of the test's own
 * @property {string} name
 * @property {"text" | "number" | "decimal" | "duration" | "flag" | "choice" | "list"} type
 * @property {string} help
 * @property {boolean} secret
 * @property {boolean} required
 * @property {string[]} choices
 * @property {string[]} value none for a secret
 * @property {boolean} given whether a secret has a value already
 */

/**
 * @typedef {object} Boot what the page must know before anything else
 * @property {string} version
 * @property {string} process another one after each start of Acrida
 * @property {string} title
 * @property {string | null} profile
 * @property {string} csrf
 * @property {string | null} user
 * @property {boolean} authRequired
 * @property {boolean} distributed
 * @property {UserClass[]} userClasses
 * @property {{ name: string, usesCommonOptions: boolean }[]} shapes
 * @property {boolean} classPicker
 * @property {string | null} shape
 * @property {TestOption[]} options
 * @property {Defaults} defaults
 * @property {{ pause: boolean, arrivals: boolean, edit: boolean }} can what this run is able to do
 * @property {{ key: string, title: string, unit: Unit }[]} columns
 * @property {number[]} heatMillis lower bound of each row of the heat map
 * @property {string[]} thresholds
 * @property {number[]} percentiles those of the charts, 0..1
 * @property {{ href: string, label: string, hint: string, type: string }[]} downloads
 * @property {{ key: string, title: string }[]} tabs those that the test added
 */

/** @typedef {"count" | "millis" | "bytes" | "perSecond" | "ratio" | "text"} Unit */

/**
 * @typedef {object} Defaults
 * @property {number} users
 * @property {number} spawnRate
 * @property {string | null} host
 * @property {number | null} runTimeSeconds
 * @property {string | null} arrivalRate a number per second, or a course such as 0..500/s over 2m
 * @property {string | null} profile
 */

/**
 * @typedef {object} RunState
 * @property {number} epoch grows with every start and reset
 * @property {"READY" | "SPAWNING" | "RUNNING" | "STOPPING" | "STOPPED"} state
 * @property {boolean} paused
 * @property {number} users
 * @property {number} targetUsers
 * @property {number} spawnRate
 * @property {string | null} host
 * @property {string | null} shape
 * @property {number | null} arrivalRate
 * @property {"closed" | "open"} workload
 * @property {number | null} startedAt
 * @property {number} elapsedSeconds
 * @property {number | null} runTimeSeconds
 * @property {number | null} progress of the run time, 0..1
 * @property {{ done: number, of: number } | null} iterations if the test ends after so many
 * @property {string | null} stopReason
 * @property {number} requests
 * @property {number} failures
 * @property {number} rps
 * @property {number} fps
 * @property {number} failRatio 0..1
 * @property {{ level: "VALID" | "SUSPECT" | "INVALID", reasons: { text: string }[] } | null} verdict
 * @property {{ text: string, passed: boolean, actual: string }[]} thresholds
 * @property {number} lost requests of which nobody will know the outcome
 * @property {{ due: number, started: number, dropped: number } | null} arrivals
 * @property {number | null} workers
 * @property {number} failedToStart users that ended before their first task
 */

/** @typedef {[number, ...any[]]} StatsRow an entry's id, then its values in the order of the columns */

/**
 * @typedef {object} Point what happened in a stretch of time
 * @property {number} at
 * @property {number} elapsedSeconds
 * @property {number} seconds its width
 * @property {number} users
 * @property {number} rps
 * @property {number} fps
 * @property {(number | null)[]} percentiles in the order of the page's
 * @property {[number, number][]} heat row and count
 */

/** @typedef {{ at: number, elapsedSeconds: number, text: string }} Mark */

/**
 * @typedef {object} History
 * @property {number} epoch
 * @property {number} entry
 * @property {number | null} startedAt
 * @property {number[]} at
 * @property {number[]} elapsedSeconds
 * @property {number[]} widths
 * @property {number[]} users
 * @property {number[]} rps
 * @property {number[]} fps
 * @property {(number | null)[][]} percentiles a course for each of the page's
 * @property {[number, number, number][]} heat column, row and count
 * @property {Mark[]} marks
 */

/**
 * @typedef {object} Counts what tells an open tab to look again
 * @property {number} failures
 * @property {number} exceptions
 * @property {number} failureKinds
 * @property {number} exceptionKinds
 * @property {number} logs
 * @property {number} logWarnings
 * @property {number} workers
 */

/**
 * @typedef {object} ShapePreview
 * @property {string} name
 * @property {number} seconds
 * @property {number} step seconds between two points
 * @property {number[]} users
 * @property {number[]} wanted
 * @property {number[]} arrivals in a second
 * @property {boolean} ended
 * @property {number} peak
 */

/** @typedef {{ name: string, ratio: number, tasks?: Ratio[] }} Ratio */
