use recto::*;
fn main(){ let root = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
 let t=std::time::Instant::now();
 let (p,f)=project::read(&root); for x in f.iter(){println!("{:?}",x);} eprintln!("read {:?}",t.elapsed());
 let (c,f)=content::read(&p); eprintln!("content {:?}",t.elapsed()); let mut f=f; f.sort(); for x in f.iter(){ let s=x.span.map(|s|(p.sources.file(s.file).path.clone(),p.sources.position(s.file,s.start))); println!("{:?} {:?} {:?}",s,x.code,x.values);} 
 let c = c.unwrap(); println!("{} notices", c.notices.len()); 
 let st=std::fs::read_to_string("/proc/self/status").unwrap(); eprintln!("{}", st.lines().find(|l|l.starts_with("VmHWM")).unwrap());
 std::process::exit(0)}
