/* SPDX-License-Identifier: MIT */
/* The networks: one row each. */
#include "importers/outline/network.h"

#include <string.h>
#include <strings.h>

static const struct network {
    const char *name;
    const char *address; /* before the user's name */
} networks[] = {
    {"GitHub", "github.com/"},
    {"LinkedIn", "linkedin.com/in/"},
    {"LinkedIn", "linkedin.com/pub/"},
    {"LinkedIn", "linkedin.com/"},
    {"GitLab", "gitlab.com/"},
    {"Bitbucket", "bitbucket.org/"},
    {"Codeberg", "codeberg.org/"},
    {"Gitee", "gitee.com/"},
    {"X", "x.com/"},
    {"Twitter", "twitter.com/"},
    {"Bluesky", "bsky.app/profile/"},
    {"Mastodon", "mastodon.social/@"},
    {"Facebook", "facebook.com/"},
    {"Instagram", "instagram.com/"},
    {"YouTube", "youtube.com/@"},
    {"Xing", "xing.com/profile/"},
    {"Stack Overflow", "stackoverflow.com/users/"},
    {"ORCID", "orcid.org/"},
    {"Google Scholar", "scholar.google.com/citations?user="},
    {"ResearchGate", "researchgate.net/profile/"},
    {"DBLP", "dblp.org/pid/"},
    {"Kaggle", "kaggle.com/"},
    {"Hugging Face", "huggingface.co/"},
    {"LeetCode", "leetcode.com/u/"},
    {"LeetCode", "leetcode.com/"},
    {"Medium", "medium.com/@"},
    {"Dev.to", "dev.to/"},
    {"Behance", "behance.net/"},
    {"Dribbble", "dribbble.com/"},
    {"CodePen", "codepen.io/"},
    {"Keybase", "keybase.io/"},
    {"Telegram", "t.me/"},
    {"Zhihu", "zhihu.com/people/"},
    {"Weibo", "weibo.com/"},
    {"Juejin", "juejin.cn/user/"},
    {"Qiita", "qiita.com/"},
    {"Zenn", "zenn.dev/"},
    {"VK", "vk.com/"},
    {"Habr", "habr.com/users/"},
    {"Wantedly", "wantedly.com/id/"},
};

static const char *without_scheme(const char *url)
{
    const char *slashes = strstr(url, "://");
    if (slashes)
        url = slashes + 3;
    return strncasecmp(url, "www.", 4) == 0 ? url + 4 : url;
}

bool cvx_network_find(const char *url, struct cvx_arena *arena, const char **network,
                      const char **username)
{
    const char *address = without_scheme(url);
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++) {
        const size_t len = strlen(networks[i].address);
        if (strncasecmp(address, networks[i].address, len) != 0 || !address[len])
            continue;
        const size_t name_len = strcspn(address + len, "/?#&");
        if (address[len + name_len] == '/' && address[len + name_len + 1] != '\0' &&
            strncasecmp(networks[i].name, "Stack", 5) != 0)
            continue; /* a repository or a post, not a person */
        *network = networks[i].name;
        *username = cvx_arena_copy(arena, address + len, name_len);
        return true;
    }
    return false;
}

bool cvx_network_named(const char *name, const char *username, struct cvx_arena *arena,
                       const char **network, const char **url)
{
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++)
        if (strcasecmp(networks[i].name, name) == 0) {
            *network = networks[i].name;
            *url = cvx_arena_printf(arena, "https://%s%s", networks[i].address,
                                    username + (*username == '@'));
            return true;
        }
    return false;
}
