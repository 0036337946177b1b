package dev.aiengine.console.support;
public final class Look { public void run(Screen s, String[] a) throws Exception {
  s.see("Healthy"); Thread.sleep(1500);
  for (int i = 2; i < a.length; i++) { String p = a[i];
    if (p.equals("dark")) { s.click("#theme"); continue; }
    if (p.startsWith("click:")) { s.click(p.substring(6)); Thread.sleep(800); continue; }
    if (p.startsWith("see:")) { s.see(p.substring(4)); continue; }
    if (p.startsWith("shot:")) { Thread.sleep(300); System.out.println(s.shot(p.substring(5))); continue; }
    s.page(p); Thread.sleep(1500); System.out.println(s.shot(p)); } } }
