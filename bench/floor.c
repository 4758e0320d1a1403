/* SPDX-License-Identifier: MIT */
/* The empty program: what a process costs on this machine before it does anything. */
int main(void)
{
    return 0;
}
