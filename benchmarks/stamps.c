// The least that a client can add to a latency: one thread, epoll, keep-alive.
//
//   stamps PORT CONNECTIONS RATE SECONDS
//
// Asks target.c for /stamps at RATE requests/s in all, spread over the connections, and prints how
// much longer than between the server's two stamps each request took.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX = 1024, MICROS = 100000, WARM_UP = 2 };

static const char request[] = "GET /stamps HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
static long due[MAX], began[MAX]; // began is 0 while the connection is idle
static int sockets[MAX];
static unsigned added[MICROS];

static void die(const char *what) {
    perror(what);
    exit(1);
}

static long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000L + t.tv_nsec;
}

static int connect_to(int port) {
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port)};
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, (void *)&a, sizeof a)) die("connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

// The response comes in one piece: it is short, and the target sends it so.
static void receive(int i, int counts) {
    char response[1024];
    int n = read(sockets[i], response, sizeof response - 1);
    long ended = now();
    if (n <= 0) die("read");
    response[n] = 0;
    char *received = strstr(response, "X-Received: "), *sent = strstr(response, "X-Sent: ");
    if (!received || !sent) die("no stamps");
    long served = atol(sent + 8) - atol(received + 12), micros = (ended - began[i] - served) / 1000;
    if (counts) added[micros < MICROS ? micros : MICROS - 1]++;
    began[i] = 0;
}

// Sends what is due; returns when the next is.
static long send_due(int connections, long interval) {
    long next = now() + 1000000000;
    for (int i = 0; i < connections; i++) {
        if (!began[i] && due[i] <= now()) {
            due[i] += interval;
            began[i] = now();
            if (write(sockets[i], request, sizeof request - 1) < 0) die("write");
        }
        if (!began[i] && due[i] < next) next = due[i];
    }
    return next;
}

static int quantile(double q) {
    long total = 0, below = 0;
    int micros = 0;
    for (int i = 0; i < MICROS; i++) total += added[i];
    while (micros < MICROS - 1 && (below += added[micros]) < q * total) micros++;
    return micros;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: stamps PORT CONNECTIONS RATE SECONDS\n");
        return 2;
    }
    int connections = atoi(argv[2]), epoll = epoll_create1(0);
    long interval = 1000000000L * connections / atol(argv[3]), start = now();
    struct epoll_event ready[MAX];
    for (int i = 0; i < connections && i < MAX; i++) {
        sockets[i] = connect_to(atoi(argv[1]));
        due[i] = start + interval * i / connections;
        struct epoll_event e = {.events = EPOLLIN, .data.fd = i};
        epoll_ctl(epoll, EPOLL_CTL_ADD, sockets[i], &e);
    }
    long warm = start + WARM_UP * 1000000000L, end = warm + atol(argv[4]) * 1000000000L;
    while (now() < end) {
        long wait = send_due(connections, interval) - now();
        struct timespec timeout = {0, wait > 999999999 ? 999999999 : wait > 0 ? wait : 0};
        int n = epoll_pwait2(epoll, ready, MAX, &timeout, 0);
        for (int i = 0; i < n; i++) receive(ready[i].data.fd, now() > warm);
    }
    struct timespec cpu;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    printf("added: median %d us, 99 %% %d us, 99.9 %% %d us; CPU %.0f %% of a core\n", quantile(0.5),
           quantile(0.99), quantile(0.999),
           100 * (cpu.tv_sec + cpu.tv_nsec / 1e9) / (WARM_UP + atol(argv[4])));
    return 0;
}
