// Package procgroup ends a process together with all that it has started.
//
// In flows nothing but a process that was begun with the attributes of Own; Kill ends its group. Where the kernel kills a process
// when its parent dies, it does so when the thread that started it ends: whoever starts one keeps that thread until the process is
// gone, as Start does.
package procgroup
