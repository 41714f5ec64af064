"""Counts the agreement of the sample study a second way, sharing no code with the program: units one by one, coefficients by scikit-learn,
krippendorff and irrCAC (pip install scikit-learn krippendorff irrCAC). Usage: agreement.py samples/study OUT.json

Pooled kappa: each document asks about the codes that somebody applied in it, by document about all (cohen_kappa); De Vries et al. 2008 beside it (pooled_kappa)."""
import csv, re, sys, collections, numpy as np, pandas as pd, warnings, json
warnings.filterwarnings("ignore")
from sklearn.metrics import cohen_kappa_score
import krippendorff
from irrCAC.raw import CAC
S=sys.argv[1]
rows=[(r["doc"],r["code"],r["coder"],int(r["start"]),int(r["end"])) for r in csv.DictReader(open(S+"/codings.csv",encoding="utf-8",newline=""))]
A,B="INT-02","INT-03"
docs=sorted({r[0] for r in rows if r[2]==A}&{r[0] for r in rows if r[2]==B})
text={d:open(f"{S}/{d}.txt",encoding="utf-8",newline="").read() for d in docs}
def paragraphs(t):
    head=t.index("\n\n"); out=[]; 
    for m in re.finditer(r"(?:[^\n]+\n?)+",t[head+2:]):
        a=m.start()+head+2; b=a+len(m.group().rstrip("\n")); out.append((a,b))
    return out
units={"paragraph":{d:paragraphs(text[d]) for d in docs},"character":{d:len(text[d]) for d in docs},"document":{d:None for d in docs}}
codes=sorted({r[1] for r in rows if r[0] in docs})
def vec(unit,d,c,o):
    sp=[(a,b) for dd,cc,oo,a,b in rows if (dd,cc,oo)==(d,c,o)]
    if unit=="character":
        v=np.zeros(len(text[d]),dtype=int)
        for a,b in sp: v[a:b]=1
        return v
    if unit=="paragraph": return np.array([int(any(a<q and p<b for a,b in sp)) for p,q in units["paragraph"][d]])
    return np.array([int(bool(sp))])
def tab(x,y): return [int(((x==1)&(y==1)).sum()),int(((x==1)&(y==0)).sum()),int(((x==0)&(y==1)).sum()),int(((x==0)&(y==0)).sum())]
out={}
for unit in ("paragraph","character","document"):
    X,Y=[],[]; per={}; pos=[];pes=[]
    for c in codes:
        x=np.concatenate([vec(unit,d,c,A) for d in docs]); y=np.concatenate([vec(unit,d,c,B) for d in docs])
        for d in docs:
            a,b=vec(unit,d,c,A),vec(unit,d,c,B)
            if unit=="document" or any(r[0]==d and r[1]==c for r in rows if r[2] in (A,B)): X.append(a);Y.append(b)
        t=tab(x,y); n=sum(t); po=(t[0]+t[3])/n; p1=(t[0]+t[1])/n;p2=(t[0]+t[2])/n; pe=p1*p2+(1-p1)*(1-p2); pos.append(po);pes.append(pe)
        e={"table":t,"percent":100*po,"jaccard":t[0]/(t[0]+t[1]+t[2]) if n-t[3] else None}
        e["cohen_kappa"]=None if pe==1 else float(cohen_kappa_score(x,y))
        if len(set(x)|set(y))>1: e["krippendorff_alpha"]=float(krippendorff.alpha(np.array([x,y],float),level_of_measurement="nominal"))
        else: e["krippendorff_alpha"]=None
        if unit!="character":
            cac=CAC(pd.DataFrame({"a":x,"b":y}),categories=[0,1],digits=9)
            for k,f in (("gwet_ac1","gwet"),("fleiss_kappa","fleiss"),("brennan_prediger","bp")):
                try: v=getattr(cac,f)()["est"]["coefficient_value"]
                except ZeroDivisionError: v=float("nan")
                e[k]=None if v!=v else float(v)
        else:  # irrCAC keeps every unit in memory; for two coders and two categories the published formulas are short
            pi=(p1+p2)/2; e["brennan_prediger"]=2*po-1; e["gwet_ac1"]=(po-2*pi*(1-pi))/(1-2*pi*(1-pi)); ef=pi*pi+(1-pi)*(1-pi); e["fleiss_kappa"]=None if ef==1 else (po-ef)/(1-ef)
        per[c]=e
    x,y=np.concatenate(X),np.concatenate(Y); t=tab(x,y)
    pooled={"table":t,"cohen_kappa":float(cohen_kappa_score(x,y)),"krippendorff_alpha":float(krippendorff.alpha(np.array([x,y],float),level_of_measurement="nominal")) if unit!="character" else None,"pooled_kappa":(np.mean(pos)-np.mean(pes))/(1-np.mean(pes))}
    out[unit]={"n":{d:(len(units[unit][d]) if unit=="paragraph" else units[unit][d]) for d in docs},"pooled":pooled,"codes":per}
    print(unit,"pooled",t,pooled,file=sys.stderr)
json.dump(out,open(sys.argv[2],"w"),indent=0)
