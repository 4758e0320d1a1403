/* SPDX-License-Identifier: MIT */
/* Feeds a fuzz target the files it is given, or all files of the folders, so that the corpus is
 * replayed by every build. With libFuzzer this file is left out: it brings its own main(). */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static size_t replayed;

/* Keeps the bytes in a block of their exact size, so that reading past them is seen. */
static int replay_file(const char *path, size_t len)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(len > 0 ? len : 1);
    if (file == NULL || bytes == NULL || fread(bytes, 1, len, file) != len) {
        perror(path);
        exit(1);
    }
    fclose(file);
    fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(bytes, len);
    free(bytes);
    replayed++;
    return 0;
}

static int replay(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        perror(path);
        return 1;
    }
    if (!S_ISDIR(status.st_mode)) {
        return replay_file(path, (size_t)status.st_size);
    }
    struct dirent **names;
    int count = scandir(path, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char file[4096];
        snprintf(file, sizeof file, "%s/%s", path, names[i]->d_name);
        if (names[i]->d_name[0] != '.') {
            replay(file);
        }
        free(names[i]);
    }
    free(names);
    return 0;
}

/* A corpus that is not there is a failure: nothing would have been tested. */
int main(int argc, char **argv)
{
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        failed |= replay(argv[i]);
    }
    printf("%zu inputs replayed\n", replayed);
    return failed != 0 || replayed == 0;
}
