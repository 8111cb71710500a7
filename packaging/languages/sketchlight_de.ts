<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name />
  <message>
   <source> ({done} of {total})</source>
   <translation> ({done} von {total})</translation>
  </message>
  <message>
   <source> Hold down for more.</source>
   <translation> Gedrückt halten für mehr.</translation>
  </message>
  <message>
   <source> It knows {join}{value}.</source>
   <translation> Es kennt {join}{value}.</translation>
  </message>
  <message>
   <source> It was renamed to {name}; {afterwards}</source>
   <translation> Es wurde in {name} umbenannt; {afterwards}</translation>
  </message>
  <message>
   <source> Some of the pictures that it was made from are gone.</source>
   <translation> Einige der Bilder, aus denen es entstand, sind weg.</translation>
  </message>
  <message>
   <source> and </source>
   <translation> und </translation>
  </message>
  <message>
   <source> and more</source>
   <translation> und mehr</translation>
  </message>
  <message>
   <source> · in its mask</source>
   <translation> · in seiner Maske</translation>
  </message>
  <message numerus="yes">
   <source>%n failed</source>
   <translation>
    <numerusform>%n fehlgeschlagen</numerusform>
    <numerusform>%n fehlgeschlagen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n moment(s), each seen for the same time.</source>
   <translation>
    <numerusform>%n Moment, der gezeigt wird.</numerusform>
    <numerusform>%n Momente, alle gleich lange zu sehen.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n paused</source>
   <translation>
    <numerusform>%n angehalten</numerusform>
    <numerusform>%n angehalten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s)</source>
   <translation>
    <numerusform>%n Bild</numerusform>
    <numerusform>%n Bilder</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s) are made again while nothing else is asked, as a recording of their own.</source>
   <translation>
    <numerusform>%n Bild wird neu gerechnet, solange sonst nichts verlangt wird, als eigene Aufzeichnung.</numerusform>
    <numerusform>%n Bilder werden neu gerechnet, solange sonst nichts verlangt wird, als eigene Aufzeichnung.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s) made</source>
   <translation>
    <numerusform>%n Bild ist fertig</numerusform>
    <numerusform>%n Bilder sind fertig</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n thread(s)</source>
   <translation>
    <numerusform>%n Thread</numerusform>
    <numerusform>%n Threads</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n untaken result(s)</source>
   <translation>
    <numerusform>%n nicht übernommenes Ergebnis</numerusform>
    <numerusform>%n nicht übernommene Ergebnisse</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n waiting</source>
   <translation>
    <numerusform>%n wartend</numerusform>
    <numerusform>%n wartend</numerusform>
   </translation>
  </message>
  <message>
   <source>, {value} of {among}</source>
   <translation>, {value} von {among}</translation>
  </message>
  <message>
   <source>1 is as it was trained; below 0 its opposite</source>
   <translation>1 ist wie gelernt; unter 0 das Gegenteil</translation>
  </message>
  <message>
   <source>; what there was is set aside as {shown}</source>
   <translation>; was da war, liegt nun als {shown} daneben</translation>
  </message>
  <message>
   <source>A ControlNet file</source>
   <translation>Eine ControlNet-Datei</translation>
  </message>
  <message>
   <source>A ControlNet folder</source>
   <translation>Ein ControlNet-Ordner</translation>
  </message>
  <message>
   <source>A LoRA</source>
   <translation>Eine LoRA</translation>
  </message>
  <message>
   <source>A LoRA without a name is left out.</source>
   <translation>Ein LoRA ohne Namen bleibt weg.</translation>
  </message>
  <message>
   <source>A VAE file</source>
   <translation>Eine VAE-Datei</translation>
  </message>
  <message>
   <source>A VAE folder</source>
   <translation>Ein VAE-Ordner</translation>
  </message>
  <message>
   <source>A blend can't stand inside a weight: put the weight into its quotes.</source>
   <translation>Eine Mischung kann nicht in einem Gewicht stehen: das Gewicht in ihre Anführungszeichen setzen.</translation>
  </message>
  <message>
   <source>A choice needs two or more: {red|blue}.</source>
   <translation>Eine Wahl braucht zwei oder mehr: {red|blue}.</translation>
  </message>
  <message>
   <source>A frame needs a picture.</source>
   <translation>Ein Rahmen braucht ein Bild.</translation>
  </message>
  <message>
   <source>A graph is made of a module without LoRAs.</source>
   <translation>Ein Graph entsteht aus einem Modul ohne LoRAs.</translation>
  </message>
  <message>
   <source>A labelled table of pictures that vary</source>
   <translation>Eine beschriftete Tafel aus Bildern, die sich unterscheiden</translation>
  </message>
  <message>
   <source>A layer of the colour in hand under the sketch</source>
   <translation>Eine Ebene in der gewählten Farbe unter der Skizze</translation>
  </message>
  <message>
   <source>A leaning pen draws wider</source>
   <translation>Ein geneigter Stift zeichnet breiter</translation>
  </message>
  <message>
   <source>A list to be printed</source>
   <translation>Eine Liste zum Drucken</translation>
  </message>
  <message>
   <source>A mask needs a picture to redraw: give one.</source>
   <translation>Eine Maske braucht ein Bild zum Neuzeichnen: eins angeben.</translation>
  </message>
  <message>
   <source>A picture could not be made</source>
   <translation>Ein Bild konnte nicht gemacht werden</translation>
  </message>
  <message>
   <source>A picture it was made from takes {value:.0f} MB, too much to carry along: keep it, to make this again.</source>
   <translation>Ein Bild, aus dem es entstand, braucht {value:.0f} MB, zu viel zum Mitgeben: aufheben, um es wieder zu machen.</translation>
  </message>
  <message>
   <source>A picture to make the map of</source>
   <translation>Ein Bild für das Steuerbild</translation>
  </message>
  <message>
   <source>A queued picture</source>
   <translation>Ein Bild der Warteschlange</translation>
  </message>
  <message>
   <source>A ready map</source>
   <translation>Ein fertiges Steuerbild</translation>
  </message>
  <message>
   <source>A reference picture</source>
   <translation>Ein Referenzbild</translation>
  </message>
  <message>
   <source>A refiner</source>
   <translation>Ein Verfeinerer</translation>
  </message>
  <message>
   <source>A region (Shift+F2): where this layer is painted, the model is told these words instead of the prompt</source>
   <translation>Eine Region (Umschalt+F2): wo diese Ebene gemalt ist, gelten diese Worte statt des Prompts</translation>
  </message>
  <message>
   <source>A region needs words: say what is to be where it is painted.</source>
   <translation>Eine Region braucht Worte: sagen, was dort sein soll, wo sie gemalt ist.</translation>
  </message>
  <message>
   <source>A request needs at least one prompt (it may be empty).</source>
   <translation>Eine Anfrage braucht mindestens einen Prompt (er darf leer sein).</translation>
  </message>
  <message>
   <source>A seamless picture is drawn as a whole: leave {value} or seamless out.</source>
   <translation>Ein nahtloses Bild wird als Ganzes gezeichnet: {value} oder nahtlos weglassen.</translation>
  </message>
  <message>
   <source>A second pass goes on from one run: leave {value} or it out.</source>
   <translation>Ein zweiter Durchgang setzt einen Lauf fort: {value} oder ihn weglassen.</translation>
  </message>
  <message>
   <source>A sheet has one picture in each cell: give one prompt, and one picture of it.</source>
   <translation>Eine Tafel hat ein Bild je Feld: einen Prompt angeben und ein Bild davon.</translation>
  </message>
  <message>
   <source>A weight of .and() lies between 0 and {WEIGHT_MAX:g}.</source>
   <translation>Ein Gewicht von .and() liegt zwischen 0 und {WEIGHT_MAX:g}.</translation>
  </message>
  <message>
   <source>A white layer under the sketch</source>
   <translation>Eine weiße Ebene unter der Skizze</translation>
  </message>
  <message>
   <source>A word that calls this LoRA up: puts “{word}” into the prompt</source>
   <translation>Ein Wort, das dieses LoRA aufruft: setzt „{word}“ in den Prompt</translation>
  </message>
  <message>
   <source>A {suffix} picture can't carry what it was made from: keep that, or write a .png.</source>
   <translation>Ein {suffix}-Bild kann nicht tragen, woraus es entstand: das aufheben oder .png schreiben.</translation>
  </message>
  <message>
   <source>A {suffix} picture has at most {limit:,} pixels a side: write it as .png.</source>
   <translation>Ein {suffix}-Bild hat höchstens {limit:,} Pixel je Seite: als .png schreiben.</translation>
  </message>
  <message>
   <source>About Sketchlight</source>
   <translation>Über Sketchlight</translation>
  </message>
  <message>
   <source>About the chosen picture</source>
   <translation>Über das gewählte Bild</translation>
  </message>
  <message>
   <source>About {APP_NAME}</source>
   <translation>Über {APP_NAME}</translation>
  </message>
  <message>
   <source>Actual pixels</source>
   <translation>Tatsächliche Pixel</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Addieren</translation>
  </message>
  <message>
   <source>Add a LoRA</source>
   <translation>LoRA hinzufügen</translation>
  </message>
  <message>
   <source>Add a control</source>
   <translation>Steuerung hinzufügen</translation>
  </message>
  <message>
   <source>Add a reference picture</source>
   <translation>Referenzbild hinzufügen</translation>
  </message>
  <message>
   <source>Add group</source>
   <translation>Gruppe hinzufügen</translation>
  </message>
  <message>
   <source>Add it to the mask</source>
   <translation>Der Maske hinzufügen</translation>
  </message>
  <message>
   <source>Add layer</source>
   <translation>Ebene hinzufügen</translation>
  </message>
  <message>
   <source>Add mask</source>
   <translation>Maske hinzufügen</translation>
  </message>
  <message>
   <source>Add person</source>
   <translation>Person hinzufügen</translation>
  </message>
  <message>
   <source>Add somebody from the library of poses</source>
   <translation>Jemanden aus der Posensammlung hinzufügen</translation>
  </message>
  <message>
   <source>Add to queue</source>
   <translation>In die Warteschlange</translation>
  </message>
  <message>
   <source>Add to the mask</source>
   <translation>Zur Maske hinzufügen</translation>
  </message>
  <message>
   <source>Add {name}</source>
   <translation>{name} hinzufügen</translation>
  </message>
  <message>
   <source>Adding {names}…</source>
   <translation>{names} wird hinzugefügt …</translation>
  </message>
  <message>
   <source>Advanced: spacing, VAE, memory</source>
   <translation>Erweitert: Abstand, VAE, Speicher</translation>
  </message>
  <message>
   <source>Aesthetic score</source>
   <translation>Ästhetikwert</translation>
  </message>
  <message>
   <source>Airbrush</source>
   <translation>Airbrush</translation>
  </message>
  <message>
   <source>All 150 classes, with a search</source>
   <translation>Alle 150 Klassen, mit Suche</translation>
  </message>
  <message>
   <source>All at once</source>
   <translation>Alle auf einmal</translation>
  </message>
  <message>
   <source>All four quarters</source>
   <translation>Alle vier Viertel</translation>
  </message>
  <message>
   <source>All local</source>
   <translation>Alles lokal</translation>
  </message>
  <message>
   <source>All models</source>
   <translation>Alle Modelle</translation>
  </message>
  <message>
   <source>All models…</source>
   <translation>Alle Modelle …</translation>
  </message>
  <message>
   <source>All of its run</source>
   <translation>Der ganze Lauf</translation>
  </message>
  <message>
   <source>All on the device</source>
   <translation>Alles auf dem Gerät</translation>
  </message>
  <message>
   <source>All…</source>
   <translation>Alle …</translation>
  </message>
  <message>
   <source>An IP-Adapter</source>
   <translation>Ein IP-Adapter</translation>
  </message>
  <message>
   <source>An animated picture, for pages and messages; best when short</source>
   <translation>Ein bewegtes Bild, für Seiten und Nachrichten; am besten kurz</translation>
  </message>
  <message>
   <source>An empty folder for the pack</source>
   <translation>Ein leerer Ordner für das Paket</translation>
  </message>
  <message>
   <source>Angle in degrees, clockwise</source>
   <translation>Winkel in Grad, im Uhrzeigersinn</translation>
  </message>
  <message>
   <source>Animated pictures (*.webp)</source>
   <translation>Bewegte Bilder (*.webp)</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>Jederzeit</translation>
  </message>
  <message>
   <source>Apple GPU (MPS)</source>
   <translation>Apple-GPU (MPS)</translation>
  </message>
  <message>
   <source>Apply (Enter)</source>
   <translation>Anwenden (Eingabe)</translation>
  </message>
  <message>
   <source>Around the mask</source>
   <translation>Um die Maske</translation>
  </message>
  <message>
   <source>As a layer, only where the mask is</source>
   <translation>Als Ebene, nur wo die Maske ist</translation>
  </message>
  <message>
   <source>As in Krita</source>
   <translation>Wie in Krita</translation>
  </message>
  <message>
   <source>As in Photoshop</source>
   <translation>Wie in Photoshop</translation>
  </message>
  <message>
   <source>As it is made</source>
   <translation>Wie es entsteht</translation>
  </message>
  <message>
   <source>As recorded</source>
   <translation>Wie aufgezeichnet</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>As they are run</source>
   <translation>Wie gelaufen</translation>
  </message>
  <message>
   <source>At all sides</source>
   <translation>An allen Seiten</translation>
  </message>
  <message>
   <source>At least one weight of a blend is above 0.</source>
   <translation>Mindestens ein Gewicht einer Mischung liegt über 0.</translation>
  </message>
  <message>
   <source>Atop</source>
   <translation>Darauf</translation>
  </message>
  <message>
   <source>Attention</source>
   <translation>Attention</translation>
  </message>
  <message>
   <source>Attention: how the largest products are computed</source>
   <translation>Attention: wie die größten Produkte berechnet werden</translation>
  </message>
  <message>
   <source>Autoencoder</source>
   <translation>Autoencoder</translation>
  </message>
  <message>
   <source>Autoencoder that bears half precision, for SDXL</source>
   <translation>Autoencoder, der halbe Genauigkeit verträgt, für SDXL</translation>
  </message>
  <message>
   <source>Autoencoder with finer faces, for SD 1.5</source>
   <translation>Autoencoder mit feineren Gesichtern, für SD 1.5</translation>
  </message>
  <message>
   <source>Autoencoders</source>
   <translation>Autoencoder</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Back to painting (Esc)</source>
   <translation>Zurück zum Malen (Esc)</translation>
  </message>
  <message>
   <source>Back to the colour before</source>
   <translation>Zurück zur vorigen Farbe</translation>
  </message>
  <message>
   <source>Back to the sketch (Esc)</source>
   <translation>Zurück zur Skizze (Esc)</translation>
  </message>
  <message>
   <source>Back to untouched canvas, which the model is free to fill.</source>
   <translation>Zurück zur unberührten Leinwand, die das Modell frei füllen darf.</translation>
  </message>
  <message>
   <source>Background</source>
   <translation>Hintergrund</translation>
  </message>
  <message>
   <source>Background to transparency</source>
   <translation>Hintergrund durchsichtig</translation>
  </message>
  <message>
   <source>Balanced</source>
   <translation>Ausgewogen</translation>
  </message>
  <message>
   <source>Basic</source>
   <translation>Grundfarben</translation>
  </message>
  <message>
   <source>Batches</source>
   <translation>Stapel</translation>
  </message>
  <message>
   <source>Batches: pictures decoded one by one take less memory</source>
   <translation>Stapel: einzeln dekodierte Bilder brauchen weniger Speicher</translation>
  </message>
  <message>
   <source>Becomes {width} × {height} px. The prompt says what is in it.</source>
   <translation>Wird {width} × {height} px. Der Prompt sagt, was darauf ist.</translation>
  </message>
  <message>
   <source>Begin nothing more; what runs comes to its end</source>
   <translation>Nichts Neues beginnen; was läuft, wird fertig</translation>
  </message>
  <message>
   <source>Beginning</source>
   <translation>Beginnt</translation>
  </message>
  <message>
   <source>Beside one another</source>
   <translation>Beide nebeneinander</translation>
  </message>
  <message>
   <source>Beyond the first chunk: read, but obeyed less</source>
   <translation>Jenseits des ersten Abschnitts: gelesen, aber weniger befolgt</translation>
  </message>
  <message>
   <source>Blend mode</source>
   <translation>Mischmodus</translation>
  </message>
  <message>
   <source>Blend mode: how the layer mixes with what is under it</source>
   <translation>Mischmodus: wie sich die Ebene mit dem mischt, was darunter liegt</translation>
  </message>
  <message>
   <source>Blot out what a model's own checker finds unsafe, where it has one; the starter has none</source>
   <translation>Übermalt, was der eigene Prüfer eines Modells bedenklich findet, wo es einen hat; das Startmodell hat keinen</translation>
  </message>
  <message>
   <source>Blue</source>
   <translation>Blau</translation>
  </message>
  <message>
   <source>Blur</source>
   <translation>Weichzeichnen</translation>
  </message>
  <message>
   <source>Blur what is under the brush.</source>
   <translation>Weichzeichnen, was unter dem Pinsel liegt.</translation>
  </message>
  <message>
   <source>Blurred</source>
   <translation>Weichgezeichnet</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>Beides</translation>
  </message>
  <message>
   <source>Bottom</source>
   <translation>Unten</translation>
  </message>
  <message>
   <source>Bottom left</source>
   <translation>Unten links</translation>
  </message>
  <message>
   <source>Bottom right</source>
   <translation>Unten rechts</translation>
  </message>
  <message>
   <source>Bring an exported pack…</source>
   <translation>Ein exportiertes Paket einbringen …</translation>
  </message>
  <message>
   <source>Bring back</source>
   <translation>Zurückholen</translation>
  </message>
  <message>
   <source>Bringing</source>
   <translation>Bringt ein</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>Pinsel</translation>
  </message>
  <message>
   <source>Brush colour</source>
   <translation>Pinselfarbe</translation>
  </message>
  <message>
   <source>Brush: round, pencil, airbrush and others</source>
   <translation>Pinsel: rund, Bleistift, Airbrush und andere</translation>
  </message>
  <message>
   <source>Brushes</source>
   <translation>Pinsel</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Um</translation>
  </message>
  <message>
   <source>CLIP skip</source>
   <translation>CLIP skip</translation>
  </message>
  <message>
   <source>CLIP skip {skip} is too much for this model: its text encoder allows 0–{value}.</source>
   <translation>CLIP skip {skip} ist zu viel für dieses Modell: sein Text-Encoder erlaubt 0–{value}.</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Cancel all</source>
   <translation>Alle abbrechen</translation>
  </message>
  <message>
   <source>Cancel all that is queued</source>
   <translation>Die ganze Warteschlange abbrechen</translation>
  </message>
  <message>
   <source>Cancel what runs</source>
   <translation>Laufendes abbrechen</translation>
  </message>
  <message>
   <source>Canny edges, for SD 1.5</source>
   <translation>Canny-Kanten, für SD 1.5</translation>
  </message>
  <message>
   <source>Canny edges, for SDXL</source>
   <translation>Canny-Kanten, für SDXL</translation>
  </message>
  <message>
   <source>Canvas</source>
   <translation>Leinwand</translation>
  </message>
  <message>
   <source>Canvas alone (Tab)</source>
   <translation>Nur die Leinwand (Tab)</translation>
  </message>
  <message>
   <source>Canvas area</source>
   <translation>Leinwandbereich</translation>
  </message>
  <message>
   <source>Canvas size</source>
   <translation>Leinwandgröße</translation>
  </message>
  <message>
   <source>Canvas size…</source>
   <translation>Leinwandgröße …</translation>
  </message>
  <message>
   <source>Capture</source>
   <translation>Erfassen</translation>
  </message>
  <message>
   <source>Carry the drawing on beyond its sides</source>
   <translation>Die Zeichnung über ihre Seiten hinaus fortsetzen</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>Änderungen</translation>
  </message>
  <message>
   <source>Choose a picture to see how it was made.</source>
   <translation>Ein Bild wählen, um zu sehen, wie es entstand.</translation>
  </message>
  <message>
   <source>Choose another size or model: this one there is already.</source>
   <translation>Eine andere Größe oder ein anderes Modell wählen: dies gibt es schon.</translation>
  </message>
  <message>
   <source>Choose or drop a picture to make its map of.</source>
   <translation>Ein Bild wählen oder hierher ziehen, aus dem das Steuerbild wird.</translation>
  </message>
  <message>
   <source>Choose or drop a ready map.</source>
   <translation>Ein fertiges Steuerbild wählen oder hierher ziehen.</translation>
  </message>
  <message>
   <source>Choose the layer above</source>
   <translation>Die Ebene darüber wählen</translation>
  </message>
  <message>
   <source>Choose the layer below</source>
   <translation>Die Ebene darunter wählen</translation>
  </message>
  <message>
   <source>Choose, paste or drop a picture.</source>
   <translation>Ein Bild wählen, einfügen oder hierher ziehen.</translation>
  </message>
  <message>
   <source>Chosen layer</source>
   <translation>Gewählte Ebene</translation>
  </message>
  <message>
   <source>Chroma</source>
   <translation>Chroma</translation>
  </message>
  <message>
   <source>Class to paint</source>
   <translation>Klasse zum Malen</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>Klassen</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Leeren</translation>
  </message>
  <message>
   <source>Clear guides</source>
   <translation>Hilfslinien entfernen</translation>
  </message>
  <message>
   <source>Clear map</source>
   <translation>Steuerbild leeren</translation>
  </message>
  <message>
   <source>Clear mask</source>
   <translation>Maske leeren</translation>
  </message>
  <message>
   <source>Clear mask: take all of it away</source>
   <translation>Maske leeren: alles davon entfernen</translation>
  </message>
  <message>
   <source>Clear the map</source>
   <translation>Das Steuerbild leeren</translation>
  </message>
  <message>
   <source>Clear what is selected</source>
   <translation>Ausgewähltes löschen</translation>
  </message>
  <message>
   <source>Click a person</source>
   <translation>Eine Person anklicken</translation>
  </message>
  <message>
   <source>Click corner by corner; Enter, or a click on the first, closes it.</source>
   <translation>Ecke für Ecke klicken; Eingabe oder ein Klick auf die erste schließt.</translation>
  </message>
  <message>
   <source>Click corner by corner; Enter, or a click on the first, closes it. Shift adds, Alt takes away.</source>
   <translation>Ecke für Ecke klicken; Eingabe oder ein Klick auf die erste schließt. Umschalt fügt hinzu, Alt zieht ab.</translation>
  </message>
  <message>
   <source>Clip layer</source>
   <translation>Ebene beschneiden</translation>
  </message>
  <message>
   <source>Clip to the layer below</source>
   <translation>Auf die Ebene darunter beschneiden</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close (Ctrl+W)</source>
   <translation>Schließen (Strg+W)</translation>
  </message>
  <message>
   <source>Close other programs, or choose a smaller model.</source>
   <translation>Andere Programme schließen oder ein kleineres Modell wählen.</translation>
  </message>
  <message>
   <source>Close the history (Esc)</source>
   <translation>Verlauf schließen (Esc)</translation>
  </message>
  <message>
   <source>Close the queue (Esc)</source>
   <translation>Warteschlange schließen (Esc)</translation>
  </message>
  <message>
   <source>Close the session (Esc)</source>
   <translation>Die Sitzung schließen (Esc)</translation>
  </message>
  <message>
   <source>Close without keeping</source>
   <translation>Schließen, ohne aufzubewahren</translation>
  </message>
  <message>
   <source>Closer</source>
   <translation>Näher</translation>
  </message>
  <message>
   <source>Cluster</source>
   <translation>Verbund</translation>
  </message>
  <message>
   <source>Coarseness</source>
   <translation>Grobheit</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>Colour as hex</source>
   <translation>Farbe als Hex-Wert</translation>
  </message>
  <message>
   <source>Colour burn</source>
   <translation>Farbig nachbelichten</translation>
  </message>
  <message>
   <source>Colour dodge</source>
   <translation>Farbig abwedeln</translation>
  </message>
  <message>
   <source>Colour label</source>
   <translation>Farbmarkierung</translation>
  </message>
  <message>
   <source>Colour of the brush: choose another (X swaps with the one before)</source>
   <translation>Farbe des Pinsels: eine andere wählen (X tauscht mit der vorigen)</translation>
  </message>
  <message>
   <source>Colour wheel</source>
   <translation>Farbrad</translation>
  </message>
  <message>
   <source>Colour {name}</source>
   <translation>Farbe {name}</translation>
  </message>
  <message>
   <source>Colours and brushes</source>
   <translation>Farben und Pinsel</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <source>Commands that fit</source>
   <translation>Passende Befehle</translation>
  </message>
  <message>
   <source>Commands…</source>
   <translation>Befehle …</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Vergleichen</translation>
  </message>
  <message>
   <source>Compare two</source>
   <translation>Zwei vergleichen</translation>
  </message>
  <message>
   <source>Computing</source>
   <translation>Berechnung</translation>
  </message>
  <message>
   <source>Context</source>
   <translation>Kontext</translation>
  </message>
  <message>
   <source>Context: how much of the picture the model sees; automatic is as much as it drew at once when the picture was made</source>
   <translation>Kontext: wie viel vom Bild das Modell sieht; automatisch heißt so viel, wie es beim Entstehen auf einmal zeichnete</translation>
  </message>
  <message>
   <source>Continue after step {step}</source>
   <translation>Nach Schritt {step} fortsetzen</translation>
  </message>
  <message>
   <source>Continue from an earlier step</source>
   <translation>Von einem früheren Schritt fortsetzen</translation>
  </message>
  <message>
   <source>Continue from here</source>
   <translation>Von hier fortsetzen</translation>
  </message>
  <message>
   <source>Contrast to the page</source>
   <translation>Kontrast zum Blatt</translation>
  </message>
  <message>
   <source>Control</source>
   <translation>Steuerung</translation>
  </message>
  <message>
   <source>Control maps from pictures</source>
   <translation>Steuerbilder aus Bildern</translation>
  </message>
  <message>
   <source>ControlNet file…</source>
   <translation>ControlNet-Datei …</translation>
  </message>
  <message>
   <source>ControlNet folder…</source>
   <translation>ControlNet-Ordner …</translation>
  </message>
  <message>
   <source>ControlNet: the network that follows the map</source>
   <translation>ControlNet: das Netz, das dem Steuerbild folgt</translation>
  </message>
  <message>
   <source>ControlNets (*.safetensors *.pth *.pt *.ckpt *.bin)</source>
   <translation>ControlNets (*.safetensors *.pth *.pt *.ckpt *.bin)</translation>
  </message>
  <message>
   <source>Controls</source>
   <translation>Steuerungen</translation>
  </message>
  <message>
   <source>Controls are left out of which {model} has none.</source>
   <translation>Steuerungen, für die {model} keine hat, fallen weg.</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>Kopiert</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>Einzelheiten kopieren</translation>
  </message>
  <message>
   <source>Copy picture</source>
   <translation>Bild kopieren</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>Bericht kopieren</translation>
  </message>
  <message>
   <source>Copy result</source>
   <translation>Ergebnis kopieren</translation>
  </message>
  <message>
   <source>Copy the technical details for a bug report</source>
   <translation>Die technischen Einzelheiten für einen Fehlerbericht kopieren</translation>
  </message>
  <message>
   <source>Copy what is seen</source>
   <translation>Sichtbares kopieren</translation>
  </message>
  <message>
   <source>Cores of the processor that compute; 0: all that there are</source>
   <translation>Prozessorkerne, die rechnen; 0: alle vorhandenen</translation>
  </message>
  <message>
   <source>Cosmos</source>
   <translation>Cosmos</translation>
  </message>
  <message>
   <source>Count</source>
   <translation>Anzahl</translation>
  </message>
  <message>
   <source>Crash report</source>
   <translation>Absturzbericht</translation>
  </message>
  <message>
   <source>Create</source>
   <translation>Anlegen</translation>
  </message>
  <message>
   <source>Crop</source>
   <translation>Zuschneiden</translation>
  </message>
  <message>
   <source>Crop to what is selected</source>
   <translation>Auf Auswahl zuschneiden</translation>
  </message>
  <message>
   <source>Ctrl+Enter generates</source>
   <translation>Strg+Eingabe generiert</translation>
  </message>
  <message>
   <source>Ctrl+↑↓ weighs words</source>
   <translation>Strg+↑↓ gewichtet Worte</translation>
  </message>
  <message>
   <source>Curve of the opacity</source>
   <translation>Kurve der Deckkraft</translation>
  </message>
  <message>
   <source>Curve of the size</source>
   <translation>Kurve der Größe</translation>
  </message>
  <message>
   <source>Custom · {value} {steps}</source>
   <translation>Eigene · {value} {steps}</translation>
  </message>
  <message>
   <source>Cut</source>
   <translation>Ausschneiden</translation>
  </message>
  <message>
   <source>Cut out</source>
   <translation>Ausschneiden</translation>
  </message>
  <message>
   <source>DPM++ 2M Karras</source>
   <translation>DPM++ 2M Karras</translation>
  </message>
  <message>
   <source>DPM++ 2M SDE Karras</source>
   <translation>DPM++ 2M SDE Karras</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Dark or light; the system's choice is followed as it changes</source>
   <translation>Dunkel oder hell; Änderungen des Systems werden mitgemacht</translation>
  </message>
  <message>
   <source>Dark theme</source>
   <translation>Dunkles Schema</translation>
  </message>
  <message>
   <source>Darken</source>
   <translation>Abdunkeln</translation>
  </message>
  <message>
   <source>Decode</source>
   <translation>Dekodieren</translation>
  </message>
  <message>
   <source>Decoding</source>
   <translation>Dekodierung</translation>
  </message>
  <message>
   <source>Decoding: large pictures take less memory in tiles</source>
   <translation>Dekodierung: große Bilder brauchen in Kacheln weniger Speicher</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Entf</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete all of it for good</source>
   <translation>Alles darin endgültig löschen</translation>
  </message>
  <message>
   <source>Delete for good</source>
   <translation>Endgültig löschen</translation>
  </message>
  <message>
   <source>Delete layer</source>
   <translation>Ebene löschen</translation>
  </message>
  <message>
   <source>Delete person</source>
   <translation>Person löschen</translation>
  </message>
  <message>
   <source>Delete the chosen person (Delete with no joint chosen)</source>
   <translation>Die gewählte Person löschen (Entf, wenn kein Gelenk gewählt ist)</translation>
  </message>
  <message>
   <source>Delete the recording of “{name}”?</source>
   <translation>Die Aufzeichnung von „{name}“ löschen?</translation>
  </message>
  <message>
   <source>Delete this recording</source>
   <translation>Diese Aufzeichnung löschen</translation>
  </message>
  <message>
   <source>Delete your brush (Del)</source>
   <translation>Den eigenen Pinsel löschen (Entf)</translation>
  </message>
  <message>
   <source>Depth</source>
   <translation>Tiefe</translation>
  </message>
  <message>
   <source>Depth, for SD 1.5</source>
   <translation>Tiefe, für SD 1.5</translation>
  </message>
  <message>
   <source>Depth, for SDXL</source>
   <translation>Tiefe, für SDXL</translation>
  </message>
  <message>
   <source>Depth: Depth Anything V2, small</source>
   <translation>Tiefe: Depth Anything V2, klein</translation>
  </message>
  <message>
   <source>Describe the picture: a castle at dawn</source>
   <translation>Das Bild beschreiben: a castle at dawn</translation>
  </message>
  <message>
   <source>Detail again, each face</source>
   <translation>Noch einmal im Detail, jedes Gesicht</translation>
  </message>
  <message>
   <source>Detail again, each selected part</source>
   <translation>Noch einmal im Detail, jeder ausgewählte Teil</translation>
  </message>
  <message>
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>Gerät</translation>
  </message>
  <message>
   <source>Device and memory</source>
   <translation>Gerät und Speicher</translation>
  </message>
  <message>
   <source>Device, precision and threads</source>
   <translation>Gerät, Genauigkeit und Threads</translation>
  </message>
  <message>
   <source>Device: where it is computed</source>
   <translation>Gerät: wo berechnet wird</translation>
  </message>
  <message>
   <source>Diagnostics</source>
   <translation>Diagnose</translation>
  </message>
  <message>
   <source>Diagnostics…</source>
   <translation>Diagnose …</translation>
  </message>
  <message>
   <source>Diameter of the brush ([ and ])</source>
   <translation>Durchmesser des Pinsels ([ und ])</translation>
  </message>
  <message>
   <source>Diameter of the mask brush ([ and ])</source>
   <translation>Durchmesser des Maskenpinsels ([ und ])</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>Differenz</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>Discard result</source>
   <translation>Ergebnis verwerfen</translation>
  </message>
  <message>
   <source>Discard the result</source>
   <translation>Das Ergebnis verwerfen</translation>
  </message>
  <message>
   <source>Discard the selected result</source>
   <translation>Das gewählte Ergebnis verwerfen</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>Ausblenden</translation>
  </message>
  <message>
   <source>Dismiss for good</source>
   <translation>Für immer ausblenden</translation>
  </message>
  <message>
   <source>Dock again</source>
   <translation>Wieder andocken</translation>
  </message>
  <message>
   <source>Dock at the bottom</source>
   <translation>Unten andocken</translation>
  </message>
  <message>
   <source>Dock at the left</source>
   <translation>Links andocken</translation>
  </message>
  <message>
   <source>Dock at the right</source>
   <translation>Rechts andocken</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>Dokument</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Documents and pictures ({suffixes})</source>
   <translation>Dokumente und Bilder ({suffixes})</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Down</source>
   <translation>Unten</translation>
  </message>
  <message>
   <source>Download settings</source>
   <translation>Einstellungen zum Laden</translation>
  </message>
  <message>
   <source>Download settings…</source>
   <translation>Einstellungen zum Laden …</translation>
  </message>
  <message>
   <source>Draft</source>
   <translation>Entwurf</translation>
  </message>
  <message>
   <source>Draft while drawing</source>
   <translation>Entwurf beim Zeichnen</translation>
  </message>
  <message>
   <source>Drag a side or a corner outwards.</source>
   <translation>Eine Seite oder Ecke nach außen ziehen.</translation>
  </message>
  <message>
   <source>Drag colours into each other.</source>
   <translation>Farben ineinander ziehen.</translation>
  </message>
  <message>
   <source>Drag from the colour in hand to the one before (X swaps them), or into nothing. Shift keeps to eighths.</source>
   <translation>Von der gewählten Farbe zur vorigen ziehen (X tauscht), oder ins Nichts. Umschalt hält Achtel ein.</translation>
  </message>
  <message>
   <source>Drag the drawing's border outwards to carry it on there. Alt moves both sides, Shift keeps the proportions.</source>
   <translation>Den Rand der Zeichnung nach außen ziehen, um sie dort fortzusetzen. Alt bewegt beide Seiten, Umschalt hält das Verhältnis.</translation>
  </message>
  <message>
   <source>Drag the layer, or what is selected of it. Handles scale it, beside them it turns, Ctrl distorts.</source>
   <translation>Die Ebene ziehen, oder was davon ausgewählt ist. Griffe skalieren, daneben dreht es sich, Strg verzerrt.</translation>
  </message>
  <message>
   <source>Drag to move this panel, double-click to float it, right-click for more</source>
   <translation>Ziehen verschiebt dieses Bedienfeld, Doppelklick löst es ab, Rechtsklick für mehr</translation>
  </message>
  <message>
   <source>Drag, or use the arrow keys: every stroke, change and picture is a mark</source>
   <translation>Ziehen oder Pfeiltasten: jeder Strich, jede Änderung und jedes Bild ist eine Marke</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Zeichnen</translation>
  </message>
  <message>
   <source>Draw a box round a thing, or click it, and it is selected. Shift adds, Alt takes away.</source>
   <translation>Einen Rahmen um ein Ding ziehen oder es anklicken, und es ist ausgewählt. Umschalt fügt hinzu, Alt nimmt weg.</translation>
  </message>
  <message>
   <source>Draw a rectangle. Shift makes it square, Alt draws it round its middle.</source>
   <translation>Ein Rechteck zeichnen. Umschalt macht es quadratisch, Alt zeichnet um die Mitte.</translation>
  </message>
  <message>
   <source>Draw a straight line. Shift keeps to eighths of a turn.</source>
   <translation>Eine gerade Linie ziehen. Umschalt hält Achteldrehungen ein.</translation>
  </message>
  <message>
   <source>Draw again</source>
   <translation>Noch einmal zeichnen</translation>
  </message>
  <message>
   <source>Draw an ellipse. Shift makes it a circle, Alt draws it round its middle.</source>
   <translation>Eine Ellipse zeichnen. Umschalt macht einen Kreis, Alt zeichnet um die Mitte.</translation>
  </message>
  <message>
   <source>Draw live again</source>
   <translation>Wieder live zeichnen</translation>
  </message>
  <message>
   <source>Draw round what is to be selected. Shift adds, Alt takes away.</source>
   <translation>Um die gewünschte Auswahl herum zeichnen. Umschalt fügt hinzu, Alt zieht ab.</translation>
  </message>
  <message>
   <source>Draw the map over the canvas</source>
   <translation>Das Steuerbild über der Leinwand zeichnen</translation>
  </message>
  <message>
   <source>Draw the masked part anew (Ctrl+Enter)</source>
   <translation>Den maskierten Teil neu zeichnen (Strg+Eingabe)</translation>
  </message>
  <message>
   <source>Draw, and the picture appears beside it (Ctrl+1)</source>
   <translation>Zeichnen, und das Bild erscheint daneben (Strg+1)</translation>
  </message>
  <message>
   <source>Drawing</source>
   <translation>Zeichnet</translation>
  </message>
  <message>
   <source>Drawing and result at this moment</source>
   <translation>Zeichnung und Ergebnis in diesem Moment</translation>
  </message>
  <message>
   <source>Drawing and result side by side</source>
   <translation>Zeichnung und Ergebnis nebeneinander</translation>
  </message>
  <message>
   <source>Drawn</source>
   <translation>Gezeichnet</translation>
  </message>
  <message>
   <source>Dropped</source>
   <translation>Abgelegt</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Duplizieren</translation>
  </message>
  <message>
   <source>Duplicate layer</source>
   <translation>Ebene duplizieren</translation>
  </message>
  <message>
   <source>Each starred one as a layer; without stars the chosen one</source>
   <translation>Jedes mit Stern als Ebene; ohne Sterne das gewählte</translation>
  </message>
  <message>
   <source>Each step</source>
   <translation>Jeder Schritt</translation>
  </message>
  <message>
   <source>Earlier</source>
   <translation>Früher</translation>
  </message>
  <message>
   <source>Edges</source>
   <translation>Kanten</translation>
  </message>
  <message>
   <source>Edit and picture</source>
   <translation>Bearbeiten und Bild</translation>
  </message>
  <message>
   <source>Edit the pose over the canvas</source>
   <translation>Die Pose über der Leinwand bearbeiten</translation>
  </message>
  <message>
   <source>Ellipse</source>
   <translation>Ellipse</translation>
  </message>
  <message>
   <source>Embeddings: call one by its name</source>
   <translation>Embeddings: eines beim Namen rufen</translation>
  </message>
  <message>
   <source>Empty trash</source>
   <translation>Papierkorb leeren</translation>
  </message>
  <message>
   <source>Encode</source>
   <translation>Kodieren</translation>
  </message>
  <message>
   <source>End</source>
   <translation>Ende</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Enlarge</source>
   <translation>Vergrößern</translation>
  </message>
  <message>
   <source>Enlarge picture</source>
   <translation>Bild vergrößern</translation>
  </message>
  <message>
   <source>Enlarge the canvas</source>
   <translation>Leinwand vergrößern</translation>
  </message>
  <message>
   <source>Enlarged by</source>
   <translation>Vergrößert mit</translation>
  </message>
  <message>
   <source>Enlarged by: what makes it larger before it is drawn anew</source>
   <translation>Vergrößert mit: was es größer macht, bevor es neu gezeichnet wird</translation>
  </message>
  <message>
   <source>Enlarge…</source>
   <translation>Vergrößern …</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>Radierer</translation>
  </message>
  <message>
   <source>Euler</source>
   <translation>Euler</translation>
  </message>
  <message>
   <source>Euler a</source>
   <translation>Euler a</translation>
  </message>
  <message>
   <source>Every weight of a mixture is a number from 0, such as .blend(0.7, 0.3).</source>
   <translation>Jedes Gewicht einer Mischung ist eine Zahl ab 0, etwa .blend(0.7, 0.3).</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Alles</translation>
  </message>
  <message>
   <source>Everything of Realtime SD 1.5, and pictures that follow a pose, a depth, edges, or another picture's look.</source>
   <translation>Alles aus Echtzeit-SD 1.5, und Bilder, die einer Pose, einer Tiefe, Kanten oder dem Aussehen eines anderen Bildes folgen.</translation>
  </message>
  <message>
   <source>Export OpenPose JSON…</source>
   <translation>OpenPose-JSON exportieren …</translation>
  </message>
  <message>
   <source>Export drawing</source>
   <translation>Zeichnung exportieren</translation>
  </message>
  <message>
   <source>Export drawing…</source>
   <translation>Zeichnung exportieren …</translation>
  </message>
  <message>
   <source>Export film</source>
   <translation>Film exportieren</translation>
  </message>
  <message>
   <source>Export film…</source>
   <translation>Film exportieren…</translation>
  </message>
  <message>
   <source>Export picture</source>
   <translation>Bild exportieren</translation>
  </message>
  <message>
   <source>Export picture only</source>
   <translation>Nur das Bild exportieren</translation>
  </message>
  <message>
   <source>Export picture only…</source>
   <translation>Nur das Bild exportieren …</translation>
  </message>
  <message>
   <source>Export picture…</source>
   <translation>Bild exportieren …</translation>
  </message>
  <message>
   <source>Export pose</source>
   <translation>Pose exportieren</translation>
  </message>
  <message>
   <source>Export settings</source>
   <translation>Einstellungen exportieren</translation>
  </message>
  <message>
   <source>Export what is here, for a machine without a network…</source>
   <translation>Vorhandenes exportieren, für einen Rechner ohne Netz …</translation>
  </message>
  <message>
   <source>Export with recipe</source>
   <translation>Mit Rezept exportieren</translation>
  </message>
  <message>
   <source>Export with recipe…</source>
   <translation>Mit Rezept exportieren …</translation>
  </message>
  <message numerus="yes">
   <source>Exported %n download(s) to {folder}.</source>
   <translation>
    <numerusform>%n Download nach {folder} exportiert.</numerusform>
    <numerusform>%n Downloads nach {folder} exportiert.</numerusform>
   </translation>
  </message>
  <message>
   <source>Exported {name}</source>
   <translation>{name} exportiert</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren …</translation>
  </message>
  <message>
   <source>Extend</source>
   <translation>Erweitern</translation>
  </message>
  <message>
   <source>Extend the drawing</source>
   <translation>Die Zeichnung erweitern</translation>
  </message>
  <message>
   <source>Eyedropper</source>
   <translation>Pipette</translation>
  </message>
  <message>
   <source>Face, cropped (plus), for SD 1.5</source>
   <translation>Gesicht, Ausschnitt (plus), für SD 1.5</translation>
  </message>
  <message>
   <source>Face, cropped (plus), for SDXL</source>
   <translation>Gesicht, Ausschnitt (plus), für SDXL</translation>
  </message>
  <message>
   <source>Face, whole, for SD 1.5</source>
   <translation>Gesicht, ganz, für SD 1.5</translation>
  </message>
  <message>
   <source>Factor</source>
   <translation>Faktor</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fehlgeschlagen</translation>
  </message>
  <message>
   <source>Far</source>
   <translation>Weit</translation>
  </message>
  <message>
   <source>Favourite</source>
   <translation>Favorit</translation>
  </message>
  <message>
   <source>Favourite (F): never deleted to make room</source>
   <translation>Favorit (F): wird nie gelöscht, um Platz zu machen</translation>
  </message>
  <message>
   <source>Feather</source>
   <translation>Weicher Rand</translation>
  </message>
  <message>
   <source>Feather selection</source>
   <translation>Auswahl mit weichem Rand</translation>
  </message>
  <message>
   <source>Fetch</source>
   <translation>Laden</translation>
  </message>
  <message>
   <source>Fetch a ControlNet…</source>
   <translation>ControlNet laden …</translation>
  </message>
  <message>
   <source>Fetch a LoRA…</source>
   <translation>LoRA laden …</translation>
  </message>
  <message>
   <source>Fetch an IP-Adapter…</source>
   <translation>IP-Adapter laden …</translation>
  </message>
  <message>
   <source>Fetch {label}</source>
   <translation>{label} laden</translation>
  </message>
  <message>
   <source>Fetching</source>
   <translation>Lädt</translation>
  </message>
  <message>
   <source>Fetch…</source>
   <translation>Laden …</translation>
  </message>
  <message>
   <source>Fetch… {size_in_words}</source>
   <translation>Laden … {size_in_words}</translation>
  </message>
  <message>
   <source>Few levels</source>
   <translation>Wenige Stufen</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>File…</source>
   <translation>Datei …</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>Füllen</translation>
  </message>
  <message>
   <source>Fill what is like the place clicked, up to the next line. Shift fills that colour everywhere.</source>
   <translation>Füllen, was der geklickten Stelle gleicht, bis zur nächsten Linie. Umschalt füllt diese Farbe überall.</translation>
  </message>
  <message>
   <source>Filled in, the prompt is longer than {most:,} letters: shorten its wildcards.</source>
   <translation>Ausgefüllt ist der Prompt länger als {most:,} Zeichen: seine Platzhalter kürzen.</translation>
  </message>
  <message>
   <source>Filled, not only the outline</source>
   <translation>Gefüllt, nicht nur der Umriss</translation>
  </message>
  <message>
   <source>Films (*.mp4)</source>
   <translation>Filme (*.mp4)</translation>
  </message>
  <message>
   <source>Fine</source>
   <translation>Fein</translation>
  </message>
  <message>
   <source>Fine SDXL</source>
   <translation>Feines SDXL</translation>
  </message>
  <message>
   <source>Fine, 8 steps</source>
   <translation>Fein, 8 Schritte</translation>
  </message>
  <message>
   <source>First steps</source>
   <translation>Erste Schritte</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>Einpassen</translation>
  </message>
  <message>
   <source>Fit the picture to the window (Ctrl+0)</source>
   <translation>Das Bild ins Fenster einpassen (Strg+0)</translation>
  </message>
  <message>
   <source>Flatten</source>
   <translation>Auf eine Ebene reduzieren</translation>
  </message>
  <message>
   <source>Flicker</source>
   <translation>Wechsel</translation>
  </message>
  <message>
   <source>Flip</source>
   <translation>Spiegeln</translation>
  </message>
  <message>
   <source>Flip horizontally</source>
   <translation>Waagerecht spiegeln</translation>
  </message>
  <message>
   <source>Flip vertically</source>
   <translation>Senkrecht spiegeln</translation>
  </message>
  <message>
   <source>Float</source>
   <translation>Ablösen</translation>
  </message>
  <message>
   <source>Float the panel in use, or dock it</source>
   <translation>Das benutzte Bedienfeld ablösen oder andocken</translation>
  </message>
  <message>
   <source>Flow</source>
   <translation>Fluss</translation>
  </message>
  <message>
   <source>Flow: how much each touch adds; below 100 % colour builds up</source>
   <translation>Fluss: wie viel jede Berührung hinzufügt; unter 100 % baut sich Farbe auf</translation>
  </message>
  <message>
   <source>Flux</source>
   <translation>Flux</translation>
  </message>
  <message>
   <source>Folder of your words</source>
   <translation>Ordner der eigenen Wörter</translation>
  </message>
  <message>
   <source>Folders of other programs</source>
   <translation>Ordner anderer Programme</translation>
  </message>
  <message>
   <source>Follow my lines</source>
   <translation>Meinen Linien folgen</translation>
  </message>
  <message>
   <source>Follow the chosen layer</source>
   <translation>Der gewählten Ebene folgen</translation>
  </message>
  <message>
   <source>For an NVIDIA graphics card</source>
   <translation>Für eine NVIDIA-Grafikkarte</translation>
  </message>
  <message>
   <source>For any model</source>
   <translation>Für jedes Modell</translation>
  </message>
  <message>
   <source>For the processor</source>
   <translation>Für den Prozessor</translation>
  </message>
  <message>
   <source>For this machine</source>
   <translation>Für diesen Rechner</translation>
  </message>
  <message>
   <source>For {model}</source>
   <translation>Für {model}</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Found nothing in the picture: this map is empty.</source>
   <translation>Im Bild wurde nichts gefunden: das Steuerbild ist leer.</translation>
  </message>
  <message>
   <source>Four more like this</source>
   <translation>Vier weitere wie dieses</translation>
  </message>
  <message>
   <source>Four more, whose noise is turned away from the chosen one's</source>
   <translation>Vier weitere, deren Rauschen von dem des gewählten weggedreht ist</translation>
  </message>
  <message>
   <source>Four steps a picture: with a graphics card it draws along with the pen, and follows your lines.</source>
   <translation>Vier Schritte je Bild: mit einer Grafikkarte zeichnet es mit dem Stift mit und folgt den Linien.</translation>
  </message>
  <message>
   <source>From picture…</source>
   <translation>Aus Bild …</translation>
  </message>
  <message>
   <source>From stroke to first preview and to final picture: median; p95: 19 of 20 are faster</source>
   <translation>Vom Strich zur ersten Vorschau und zum fertigen Bild: Median; p95: 19 von 20 sind schneller</translation>
  </message>
  <message>
   <source>From the middle outwards</source>
   <translation>Von der Mitte nach außen</translation>
  </message>
  <message>
   <source>From the negative prompt</source>
   <translation>Vom negativen Prompt</translation>
  </message>
  <message>
   <source>From the next start on.</source>
   <translation>Gilt ab dem nächsten Start.</translation>
  </message>
  <message>
   <source>From the sketch, fast</source>
   <translation>Von der Skizze, schnell</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>Vollbild</translation>
  </message>
  <message>
   <source>Further away</source>
   <translation>Weiter weg</translation>
  </message>
  <message>
   <source>Gaps</source>
   <translation>Lücken</translation>
  </message>
  <message>
   <source>Generate</source>
   <translation>Generieren</translation>
  </message>
  <message>
   <source>Generate first, before what waits</source>
   <translation>Zuerst erzeugen, vor allem, was wartet</translation>
  </message>
  <message>
   <source>Generate in the place of all that is queued</source>
   <translation>Anstelle der ganzen Warteschlange erzeugen</translation>
  </message>
  <message>
   <source>Generate, or take the result</source>
   <translation>Generieren oder das Ergebnis übernehmen</translation>
  </message>
  <message>
   <source>Give the chosen command its usual keys</source>
   <translation>Dem gewählten Befehl die üblichen Tasten geben</translation>
  </message>
  <message>
   <source>Give the chosen command this key</source>
   <translation>Dem gewählten Befehl diese Taste geben</translation>
  </message>
  <message>
   <source>Give the values of the columns, such as those shown.</source>
   <translation>Die Werte der Spalten angeben, etwa wie gezeigt.</translation>
  </message>
  <message>
   <source>Go through its steps…</source>
   <translation>Durch seine Schritte gehen …</translation>
  </message>
  <message>
   <source>Gradient</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>Grain</source>
   <translation>Körnung</translation>
  </message>
  <message>
   <source>Grain: how much of the paper shows through</source>
   <translation>Körnung: wie viel vom Papier durchscheint</translation>
  </message>
  <message>
   <source>Graphics</source>
   <translation>Grafik</translation>
  </message>
  <message>
   <source>Graphics card</source>
   <translation>Grafikkarte</translation>
  </message>
  <message>
   <source>Graphics card (CUDA)</source>
   <translation>Grafikkarte (CUDA)</translation>
  </message>
  <message>
   <source>Graphs</source>
   <translation>Graphen</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>Grün</translation>
  </message>
  <message>
   <source>Grid</source>
   <translation>Raster</translation>
  </message>
  <message>
   <source>Grid spacing</source>
   <translation>Rasterabstand</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Group by group</source>
   <translation>Gruppe für Gruppe</translation>
  </message>
  <message>
   <source>Group layers</source>
   <translation>Ebenen gruppieren</translation>
  </message>
  <message>
   <source>Grow</source>
   <translation>Vergrößern</translation>
  </message>
  <message>
   <source>Grow selection</source>
   <translation>Auswahl vergrößern</translation>
  </message>
  <message>
   <source>Guidance</source>
   <translation>Führung</translation>
  </message>
  <message>
   <source>Guidance leads</source>
   <translation>Führung weg von</translation>
  </message>
  <message>
   <source>Guidance leads: away from the negative prompt, or from the sketch, which takes no time</source>
   <translation>Führung weg von: dem negativen Prompt, oder von der Skizze, was keine Zeit kostet</translation>
  </message>
  <message>
   <source>Guide</source>
   <translation>Hilfslinie</translation>
  </message>
  <message>
   <source>Guides</source>
   <translation>Hilfslinien</translation>
  </message>
  <message>
   <source>H.264, for every player and network</source>
   <translation>H.264, für jedes Abspielgerät und Netzwerk</translation>
  </message>
  <message>
   <source>HF_ENDPOINT is {value}: it must start with https://, or nobody knows what one gets.</source>
   <translation>HF_ENDPOINT ist {value}: es muss mit https:// beginnen, sonst weiß niemand, was er bekommt.</translation>
  </message>
  <message>
   <source>Hand</source>
   <translation>Hand</translation>
  </message>
  <message>
   <source>Hard light</source>
   <translation>Hartes Licht</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>Härte</translation>
  </message>
  <message>
   <source>Hardness: how sharply the brush ends at its rim</source>
   <translation>Härte: wie scharf der Pinsel am Rand endet</translation>
  </message>
  <message>
   <source>Has an effect with guidance above 1</source>
   <translation>Wirkt bei einer Führung über 1</translation>
  </message>
  <message>
   <source>Have the picture follow: {label}</source>
   <translation>Das Bild folgen lassen: {label}</translation>
  </message>
  <message>
   <source>Have what is beyond the border drawn (Enter)</source>
   <translation>Zeichnen lassen, was jenseits des Randes liegt (Eingabe)</translation>
  </message>
  <message>
   <source>Height</source>
   <translation>Höhe</translation>
  </message>
  <message>
   <source>Height in pixels</source>
   <translation>Höhe in Pixeln</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>Here</source>
   <translation>Vorhanden</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>Ausblenden</translation>
  </message>
  <message>
   <source>Hide joint</source>
   <translation>Gelenk verbergen</translation>
  </message>
  <message>
   <source>Hide joint (Delete)</source>
   <translation>Gelenk verbergen (Entf)</translation>
  </message>
  <message>
   <source>Hide layer</source>
   <translation>Ebene ausblenden</translation>
  </message>
  <message>
   <source>High threshold</source>
   <translation>Obere Schwelle</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>History of everything made (Ctrl+H)</source>
   <translation>Verlauf von allem Entstandenen (Strg+H)</translation>
  </message>
  <message>
   <source>Hold down to see the drawing without the result</source>
   <translation>Gedrückt halten, um die Zeichnung ohne das Ergebnis zu sehen</translation>
  </message>
  <message>
   <source>How far from it</source>
   <translation>Wie weit davon</translation>
  </message>
  <message>
   <source>How far it is</source>
   <translation>Wie weit es ist</translation>
  </message>
  <message>
   <source>How far the drawing goes on at the {side}</source>
   <translation>Wie weit die Zeichnung weitergeht: {side}</translation>
  </message>
  <message>
   <source>How far the line lags behind the hand, to be smoother</source>
   <translation>Wie weit die Linie der Hand nachläuft, um glatter zu sein</translation>
  </message>
  <message>
   <source>How far to grow, shrink or feather</source>
   <translation>Wie weit vergrößert, verkleinert oder weich gemacht wird</translation>
  </message>
  <message>
   <source>How much of “{words}” is in it</source>
   <translation>Wie viel von „{words}“ darin ist</translation>
  </message>
  <message>
   <source>How much the result covers</source>
   <translation>Wie viel das Ergebnis überdeckt</translation>
  </message>
  <message>
   <source>How strongly the map is shown there</source>
   <translation>Wie stark das Steuerbild dort zu sehen ist</translation>
  </message>
  <message>
   <source>How to compare</source>
   <translation>Wie verglichen wird</translation>
  </message>
  <message>
   <source>Hue</source>
   <translation>Farbton</translation>
  </message>
  <message>
   <source>Hue on the ring; saturation to the right and value upwards in the square</source>
   <translation>Farbton auf dem Ring; im Quadrat Sättigung nach rechts, Helligkeit nach oben</translation>
  </message>
  <message>
   <source>Hunyuan</source>
   <translation>Hunyuan</translation>
  </message>
  <message>
   <source>Hyper-SD, 1 step</source>
   <translation>Hyper-SD, 1 Schritt</translation>
  </message>
  <message>
   <source>Hyper-SD, 1 step, for SD 1.5</source>
   <translation>Hyper-SD, 1 Schritt, für SD 1.5</translation>
  </message>
  <message>
   <source>Hyper-SD, 1 step, for SDXL</source>
   <translation>Hyper-SD, 1 Schritt, für SDXL</translation>
  </message>
  <message>
   <source>Hyper-SD, 2 steps</source>
   <translation>Hyper-SD, 2 Schritte</translation>
  </message>
  <message>
   <source>Hyper-SD, 2 steps, for SD 1.5</source>
   <translation>Hyper-SD, 2 Schritte, für SD 1.5</translation>
  </message>
  <message>
   <source>Hyper-SD, 2 steps, for SDXL</source>
   <translation>Hyper-SD, 2 Schritte, für SDXL</translation>
  </message>
  <message>
   <source>Hyper-SD, 4 steps</source>
   <translation>Hyper-SD, 4 Schritte</translation>
  </message>
  <message>
   <source>Hyper-SD, 4 steps, for SD 1.5</source>
   <translation>Hyper-SD, 4 Schritte, für SD 1.5</translation>
  </message>
  <message>
   <source>Hyper-SD, 4 steps, for SDXL</source>
   <translation>Hyper-SD, 4 Schritte, für SDXL</translation>
  </message>
  <message>
   <source>Hyper-SD, 8 steps</source>
   <translation>Hyper-SD, 8 Schritte</translation>
  </message>
  <message>
   <source>Hyper-SD, 8 steps, for SD 1.5</source>
   <translation>Hyper-SD, 8 Schritte, für SD 1.5</translation>
  </message>
  <message>
   <source>Hyper-SD, 8 steps, for SDXL</source>
   <translation>Hyper-SD, 8 Schritte, für SDXL</translation>
  </message>
  <message>
   <source>IP-Adapter file…</source>
   <translation>IP-Adapter-Datei …</translation>
  </message>
  <message>
   <source>IP-Adapter: the network that shows the picture to the model</source>
   <translation>IP-Adapter: das Netz, das dem Modell das Bild zeigt</translation>
  </message>
  <message>
   <source>IP-Adapters (*.safetensors *.bin)</source>
   <translation>IP-Adapters (*.safetensors *.bin)</translation>
  </message>
  <message>
   <source>Image size</source>
   <translation>Bildgröße</translation>
  </message>
  <message>
   <source>Image size…</source>
   <translation>Bildgröße …</translation>
  </message>
  <message>
   <source>Import OpenPose JSON…</source>
   <translation>OpenPose-JSON importieren …</translation>
  </message>
  <message>
   <source>Import pose</source>
   <translation>Pose importieren</translation>
  </message>
  <message>
   <source>Import settings</source>
   <translation>Einstellungen importieren</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>Importieren …</translation>
  </message>
  <message>
   <source>In one piece</source>
   <translation>In einem Stück</translation>
  </message>
  <message>
   <source>In tiles</source>
   <translation>In Kacheln</translation>
  </message>
  <message>
   <source>Index of PyTorch's builds for processors</source>
   <translation>Index der PyTorch-Fassungen für Prozessoren</translation>
  </message>
  <message>
   <source>Indigo</source>
   <translation>Indigo</translation>
  </message>
  <message>
   <source>Ink</source>
   <translation>Tinte</translation>
  </message>
  <message>
   <source>Inpaint</source>
   <translation>Inpaint</translation>
  </message>
  <message>
   <source>Inpaint, for SD 1.5</source>
   <translation>Inpaint, für SD 1.5</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Installieren</translation>
  </message>
  <message>
   <source>Install PyTorch?</source>
   <translation>PyTorch installieren?</translation>
  </message>
  <message>
   <source>Installing</source>
   <translation>Installiert</translation>
  </message>
  <message>
   <source>Install…</source>
   <translation>Installieren …</translation>
  </message>
  <message>
   <source>Intersect</source>
   <translation>Schneiden</translation>
  </message>
  <message>
   <source>Into nothing, not into the colour before</source>
   <translation>Ins Nichts, nicht in die vorige Farbe</translation>
  </message>
  <message>
   <source>Into the chosen layer</source>
   <translation>In die gewählte Ebene</translation>
  </message>
  <message>
   <source>Invert</source>
   <translation>Umkehren</translation>
  </message>
  <message>
   <source>Invert mask</source>
   <translation>Maske umkehren</translation>
  </message>
  <message>
   <source>Invert mask: mask what isn't masked</source>
   <translation>Maske umkehren: maskieren, was nicht maskiert ist</translation>
  </message>
  <message>
   <source>Invert selection</source>
   <translation>Auswahl umkehren</translation>
  </message>
  <message>
   <source>Invert, grow, shrink or feather what is selected, or make it a mask</source>
   <translation>Auswahl umkehren, vergrößern, verkleinern, weich machen oder zur Maske machen</translation>
  </message>
  <message>
   <source>It follows a mask, as there is one in Inpaint and for Extend. Here it is left out.</source>
   <translation>Sie folgt einer Maske, wie es sie bei Inpaint und beim Erweitern gibt. Hier bleibt sie weg.</translation>
  </message>
  <message>
   <source>It has {losing}, which would be gone.</source>
   <translation>Es hat {losing}; das ginge verloren.</translation>
  </message>
  <message>
   <source>It names no sampler: {stands_in}</source>
   <translation>Es nennt keinen Sampler: {stands_in}</translation>
  </message>
  <message>
   <source>It names no seed.</source>
   <translation>Es nennt keinen Startwert.</translation>
  </message>
  <message>
   <source>It names no size: 512×512 is taken.</source>
   <translation>Es nennt keine Größe: 512×512 wird genommen.</translation>
  </message>
  <message>
   <source>It was made from a picture that isn't in it; the recipe starts from nothing instead.</source>
   <translation>Es entstand aus einem Bild, das nicht darin ist; das Rezept beginnt stattdessen bei nichts.</translation>
  </message>
  <message>
   <source>Its layer is gone: choose another source.</source>
   <translation>Die Ebene ist weg: eine andere Quelle wählen.</translation>
  </message>
  <message>
   <source>Its seed is {asked}: a random one is taken.</source>
   <translation>Sein Startwert ist {asked}: ein zufälliger wird genommen.</translation>
  </message>
  <message>
   <source>Its {what} “{short}” is no text: left out.</source>
   <translation>Angabe {what} „{short}“ ist kein Text: sie bleibt weg.</translation>
  </message>
  <message>
   <source>Jobs</source>
   <translation>Aufträge</translation>
  </message>
  <message>
   <source>Joining the cluster at {address}</source>
   <translation>Der Verbund auf {address} wird betreten</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep both as a style…</source>
   <translation>Beide als Stil behalten …</translation>
  </message>
  <message>
   <source>Keep elsewhere…</source>
   <translation>Anderswo aufbewahren …</translation>
  </message>
  <message>
   <source>Keep inside</source>
   <translation>Innerhalb behalten</translation>
  </message>
  <message>
   <source>Keep out</source>
   <translation>Fernhalten</translation>
  </message>
  <message>
   <source>Keep the drawing elsewhere</source>
   <translation>Die Zeichnung anderswo aufbewahren</translation>
  </message>
  <message>
   <source>Keep the negative prompt as a preset…</source>
   <translation>Den negativen Prompt als Vorgabe behalten …</translation>
  </message>
  <message>
   <source>Keep the prompt as a snippet…</source>
   <translation>Den Prompt als Baustein behalten …</translation>
  </message>
  <message>
   <source>Keep the proportions</source>
   <translation>Seitenverhältnis beibehalten</translation>
  </message>
  <message>
   <source>Keep the work after</source>
   <translation>Arbeit aufbewahren nach</translation>
  </message>
  <message>
   <source>Keep this seed for the next picture</source>
   <translation>Diesen Startwert für das nächste Bild behalten</translation>
  </message>
  <message>
   <source>Keep transparency</source>
   <translation>Transparenz erhalten</translation>
  </message>
  <message>
   <source>Keep your words</source>
   <translation>Eigene Wörter behalten</translation>
  </message>
  <message>
   <source>Keeping and privacy</source>
   <translation>Aufbewahrung und Privates</translation>
  </message>
  <message>
   <source>Kept in {short}</source>
   <translation>Aufbewahrt in {short}</translation>
  </message>
  <message>
   <source>Kept work (*{KEPT_WORK})</source>
   <translation>Aufbewahrte Arbeit (*{KEPT_WORK})</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <source>Keyboard shortcuts…</source>
   <translation>Tastenkürzel …</translation>
  </message>
  <message>
   <source>Keys of the chosen command</source>
   <translation>Tasten des gewählten Befehls</translation>
  </message>
  <message>
   <source>Kolors</source>
   <translation>Kolors</translation>
  </message>
  <message>
   <source>Krea</source>
   <translation>Krea</translation>
  </message>
  <message>
   <source>LCM Dreamshaper v7</source>
   <translation>LCM Dreamshaper v7</translation>
  </message>
  <message>
   <source>LCM, for SD 1.5</source>
   <translation>LCM, für SD 1.5</translation>
  </message>
  <message>
   <source>LCM, for SDXL</source>
   <translation>LCM, für SDXL</translation>
  </message>
  <message>
   <source>LTX (video)</source>
   <translation>LTX (Video)</translation>
  </message>
  <message>
   <source>Lanczos</source>
   <translation>Lanczos</translation>
  </message>
  <message>
   <source>Landscape</source>
   <translation>Landschaft</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Large, detailed pictures in eight steps; wants a graphics card.</source>
   <translation>Große, detailreiche Bilder in acht Schritten; will eine Grafikkarte.</translation>
  </message>
  <message>
   <source>Larger brush</source>
   <translation>Größerer Pinsel</translation>
  </message>
  <message>
   <source>Larger models for this machine</source>
   <translation>Größere Modelle für diesen Rechner</translation>
  </message>
  <message>
   <source>Lasso</source>
   <translation>Lasso</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>Letzte 30 Tage</translation>
  </message>
  <message>
   <source>Last 7 days</source>
   <translation>Letzte 7 Tage</translation>
  </message>
  <message>
   <source>Last errors</source>
   <translation>Letzte Fehler</translation>
  </message>
  <message>
   <source>Last year</source>
   <translation>Letztes Jahr</translation>
  </message>
  <message>
   <source>Latencies</source>
   <translation>Latenzen</translation>
  </message>
  <message>
   <source>Latency by part</source>
   <translation>Latenz nach Abschnitten</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Später</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Ebene</translation>
  </message>
  <message>
   <source>Layer by layer</source>
   <translation>Schicht für Schicht</translation>
  </message>
  <message>
   <source>Layers</source>
   <translation>Ebenen</translation>
  </message>
  <message>
   <source>Layers and colours</source>
   <translation>Ebenen und Farben</translation>
  </message>
  <message>
   <source>Layout only</source>
   <translation>Nur den Aufbau</translation>
  </message>
  <message>
   <source>Least length</source>
   <translation>Kleinste Länge</translation>
  </message>
  <message>
   <source>Least score</source>
   <translation>Kleinste Wertung</translation>
  </message>
  <message>
   <source>Leave as it was (Esc)</source>
   <translation>Lassen, wie es war (Esc)</translation>
  </message>
  <message>
   <source>Leave safe mode</source>
   <translation>Abgesicherten Modus verlassen</translation>
  </message>
  <message>
   <source>Leave the drawing as it is (Esc)</source>
   <translation>Die Zeichnung lassen, wie sie ist (Esc)</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>Links</translation>
  </message>
  <message>
   <source>Left and right</source>
   <translation>Links und rechts</translation>
  </message>
  <message>
   <source>Left edge in pixels</source>
   <translation>Linke Kante in Pixeln</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <source>Length: seconds of the film; pauses are left out</source>
   <translation>Länge: Sekunden des Films; Pausen fallen weg</translation>
  </message>
  <message>
   <source>Less motion</source>
   <translation>Weniger Bewegung</translation>
  </message>
  <message>
   <source>Let the chosen command go without</source>
   <translation>Den gewählten Befehl ohne Taste lassen</translation>
  </message>
  <message>
   <source>Let this picture have its say</source>
   <translation>Dieses Bild mitreden lassen</translation>
  </message>
  <message>
   <source>Lets Ray draw, a process for each graphics card: “ray” on this machine, “ray:HOST:PORT” on those that it belongs to. Members of a cluster are trusted: they see what you draw, and can run programs here</source>
   <translation>Lässt Ray zeichnen, ein Prozess je Grafikkarte: „ray“ auf diesem Rechner, „ray:HOST:PORT“ auf denen, zu denen er gehört. Den Mitgliedern eines Verbunds wird vertraut: Sie sehen, was du zeichnest, und können hier Programme ausführen</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Light is near, dark is far</source>
   <translation>Hell ist nah, dunkel ist fern</translation>
  </message>
  <message>
   <source>Light theme</source>
   <translation>Helles Schema</translation>
  </message>
  <message>
   <source>Lighten</source>
   <translation>Aufhellen</translation>
  </message>
  <message>
   <source>Lightning, 2 steps</source>
   <translation>Lightning, 2 Schritte</translation>
  </message>
  <message>
   <source>Lightning, 2 steps, for SDXL</source>
   <translation>Lightning, 2 Schritte, für SDXL</translation>
  </message>
  <message>
   <source>Lightning, 4 steps</source>
   <translation>Lightning, 4 Schritte</translation>
  </message>
  <message>
   <source>Lightning, 4 steps, for SDXL</source>
   <translation>Lightning, 4 Schritte, für SDXL</translation>
  </message>
  <message>
   <source>Lightning, 8 steps</source>
   <translation>Lightning, 8 Schritte</translation>
  </message>
  <message>
   <source>Lightning, 8 steps, for SDXL</source>
   <translation>Lightning, 8 Schritte, für SDXL</translation>
  </message>
  <message>
   <source>Like it</source>
   <translation>Ähnlich</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>Linie</translation>
  </message>
  <message>
   <source>Line art</source>
   <translation>Strichzeichnung</translation>
  </message>
  <message>
   <source>Line art, for SD 1.5</source>
   <translation>Strichzeichnung, für SD 1.5</translation>
  </message>
  <message>
   <source>Live picture</source>
   <translation>Live-Bild</translation>
  </message>
  <message>
   <source>LoRA file…</source>
   <translation>LoRA-Datei …</translation>
  </message>
  <message>
   <source>LoRAs (*.safetensors *.pt *.bin *.ckpt)</source>
   <translation>LoRAs (*.safetensors *.pt *.bin *.ckpt)</translation>
  </message>
  <message>
   <source>LoRAs and reference pictures can't be used with {value} offload: choose another, or take them away.</source>
   <translation>LoRAs und Referenzbilder gehen nicht mit der Auslagerung {value}: eine andere wählen oder sie wegnehmen.</translation>
  </message>
  <message>
   <source>LoRAs are left out: they belong to another kind of model.</source>
   <translation>LoRAs fallen weg: sie gehören zu einer anderen Art von Modell.</translation>
  </message>
  <message>
   <source>Load mask</source>
   <translation>Maske laden</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>Lädt</translation>
  </message>
  <message>
   <source>Loading the image encoder</source>
   <translation>Lädt den Bild-Encoder</translation>
  </message>
  <message>
   <source>Loading the words</source>
   <translation>Lädt die Worte</translation>
  </message>
  <message>
   <source>Loading the {label}</source>
   <translation>Lädt: {label}</translation>
  </message>
  <message>
   <source>Loading {lower}{value}</source>
   <translation>Lädt {lower}{value}</translation>
  </message>
  <message>
   <source>Loading {named}</source>
   <translation>Lädt {named}</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Sperren</translation>
  </message>
  <message>
   <source>Lock layer</source>
   <translation>Ebene sperren</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <source>Look and language</source>
   <translation>Aussehen und Sprache</translation>
  </message>
  <message>
   <source>Look at the whole picture, not only at the active layer</source>
   <translation>Auf das ganze Bild sehen, nicht nur auf die aktive Ebene</translation>
  </message>
  <message>
   <source>Look for a newer version now</source>
   <translation>Jetzt nach einer neueren Version sehen</translation>
  </message>
  <message>
   <source>Looked at only when you ask</source>
   <translation>Wird nur auf Wunsch aufgerufen</translation>
  </message>
  <message>
   <source>Looking at the reference</source>
   <translation>Sieht sich die Referenz an</translation>
  </message>
  <message>
   <source>Looking failed ({name__}).</source>
   <translation>Die Suche schlug fehl ({name__}).</translation>
  </message>
  <message>
   <source>Looking for people</source>
   <translation>Sucht nach Menschen</translation>
  </message>
  <message>
   <source>Looking for the object</source>
   <translation>Das Objekt wird gesucht</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Wird gesucht …</translation>
  </message>
  <message>
   <source>Looks</source>
   <translation>Sieht</translation>
  </message>
  <message>
   <source>Low threshold</source>
   <translation>Untere Schwelle</translation>
  </message>
  <message>
   <source>Lumina or Z-Image</source>
   <translation>Lumina oder Z-Image</translation>
  </message>
  <message>
   <source>Luminosity</source>
   <translation>Leuchtkraft</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>Entstanden</translation>
  </message>
  <message>
   <source>Made with Qt for Python (LGPL), PyTorch and diffusers. Type: Inter and JetBrains Mono (OFL). Icons: Lucide (ISC).</source>
   <translation>Gemacht mit Qt for Python (LGPL), PyTorch und diffusers. Schrift: Inter und JetBrains Mono (OFL). Symbole: Lucide (ISC).</translation>
  </message>
  <message>
   <source>Magic wand</source>
   <translation>Zauberstab</translation>
  </message>
  <message>
   <source>Make</source>
   <translation>Erzeugen</translation>
  </message>
  <message>
   <source>Make every picture of it again, larger or with another model</source>
   <translation>Jedes Bild darin neu rechnen, größer oder mit einem anderen Modell</translation>
  </message>
  <message>
   <source>Make it after what waits (Ctrl+Enter); Ctrl+Shift+Enter puts it first</source>
   <translation>Nach allem, was wartet (Strg+Eingabe); Strg+Umschalt+Eingabe setzt es nach vorn</translation>
  </message>
  <message>
   <source>Make it the mask</source>
   <translation>Zur Maske machen</translation>
  </message>
  <message>
   <source>Make it the next</source>
   <translation>Als Nächstes</translation>
  </message>
  <message>
   <source>Make new pictures from the prompt (Ctrl+3)</source>
   <translation>Neue Bilder aus dem Prompt machen (Strg+3)</translation>
  </message>
  <message>
   <source>Make new pictures from the prompt (Ctrl+Enter)</source>
   <translation>Neue Bilder aus dem Prompt machen (Strg+Eingabe)</translation>
  </message>
  <message>
   <source>Make sheet</source>
   <translation>Tafel machen</translation>
  </message>
  <message>
   <source>Making a map of a picture ({control})</source>
   <translation>Macht ein Steuerbild aus einem Bild ({control})</translation>
  </message>
  <message>
   <source>Making the map: {label}</source>
   <translation>Macht das Steuerbild: {label}</translation>
  </message>
  <message>
   <source>Making the map…</source>
   <translation>Steuerbild entsteht …</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Steuerbild</translation>
  </message>
  <message>
   <source>Map options</source>
   <translation>Optionen des Steuerbilds</translation>
  </message>
  <message>
   <source>Map stroke</source>
   <translation>Strich auf der Karte</translation>
  </message>
  <message>
   <source>Marker</source>
   <translation>Marker</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>Maske</translation>
  </message>
  <message>
   <source>Mask a part and have it drawn anew (Ctrl+2)</source>
   <translation>Einen Teil maskieren und neu zeichnen lassen (Strg+2)</translation>
  </message>
  <message>
   <source>Mask and selection</source>
   <translation>Maske und Auswahl</translation>
  </message>
  <message>
   <source>Mask brush</source>
   <translation>Maskenpinsel</translation>
  </message>
  <message>
   <source>Mask eraser</source>
   <translation>Maskenradierer</translation>
  </message>
  <message>
   <source>Mask from layer</source>
   <translation>Maske aus Ebene</translation>
  </message>
  <message>
   <source>Mask stroke</source>
   <translation>Maskenstrich</translation>
  </message>
  <message>
   <source>Mask the hole</source>
   <translation>Das Loch maskieren</translation>
  </message>
  <message>
   <source>Mask the hole: mask what is transparent inside what is painted</source>
   <translation>Loch maskieren: maskieren, was innerhalb des Gemalten durchsichtig ist</translation>
  </message>
  <message>
   <source>Mask what is selected</source>
   <translation>Auswahl maskieren</translation>
  </message>
  <message>
   <source>Masked content</source>
   <translation>Inhalt unter der Maske</translation>
  </message>
  <message>
   <source>Masked content: what the masked part starts from; fill takes the colours around it</source>
   <translation>Inhalt unter der Maske: wovon der maskierte Teil ausgeht; „gefüllt“ nimmt die Farben ringsum</translation>
  </message>
  <message>
   <source>Masked content: what the masked part starts from; of no effect at strength 1, which starts from noise alone</source>
   <translation>Inhalt unter der Maske: wovon der maskierte Teil ausgeht; ohne Wirkung bei Stärke 1, die nur vom Rauschen ausgeht</translation>
  </message>
  <message>
   <source>Match</source>
   <translation>Angleichen</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <source>Memory ran out. Choose a smaller size or fewer pictures.</source>
   <translation>Der Speicher reichte nicht. Eine kleinere Größe oder weniger Bilder wählen.</translation>
  </message>
  <message>
   <source>Memory: what lies on the device while it isn't used</source>
   <translation>Speicher: was auf dem Gerät liegt, solange es nicht gebraucht wird</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>Merge down</source>
   <translation>Nach unten zusammenfügen</translation>
  </message>
  <message>
   <source>Merge layers</source>
   <translation>Ebenen zusammenfügen</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Meldung</translation>
  </message>
  <message>
   <source>Micro-conditioning</source>
   <translation>Mikro-Konditionierung</translation>
  </message>
  <message>
   <source>Micro-conditioning:</source>
   <translation>Mikro-Konditionierung:</translation>
  </message>
  <message>
   <source>Middle</source>
   <translation>Mitte</translation>
  </message>
  <message>
   <source>Mirror</source>
   <translation>Spiegeln</translation>
  </message>
  <message>
   <source>Mirror pose</source>
   <translation>Pose spiegeln</translation>
  </message>
  <message>
   <source>Mirror: swap left and right of the chosen person</source>
   <translation>Spiegeln: links und rechts der gewählten Person tauschen</translation>
  </message>
  <message>
   <source>Mochi (video)</source>
   <translation>Mochi (Video)</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>Model by model</source>
   <translation>Modell für Modell</translation>
  </message>
  <message>
   <source>Model hub</source>
   <translation>Modellverzeichnis</translation>
  </message>
  <message>
   <source>Model, prompt and picture stay on this machine; only what you ask for is fetched</source>
   <translation>Modell, Prompt und Bild bleiben auf diesem Rechner; geladen wird nur auf Wunsch</translation>
  </message>
  <message>
   <source>Model: only what was made with this one</source>
   <translation>Modell: nur, was mit diesem entstand</translation>
  </message>
  <message>
   <source>Model: the network that draws</source>
   <translation>Modell: das Netz, das zeichnet</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Models (*.safetensors *.ckpt)</source>
   <translation>Modelle (*.safetensors *.ckpt)</translation>
  </message>
  <message>
   <source>Models and weights</source>
   <translation>Modelle und Gewichte</translation>
  </message>
  <message>
   <source>Models and weights…</source>
   <translation>Modelle und Gewichte …</translation>
  </message>
  <message>
   <source>Models of A1111, Forge, ComfyUI, InvokeAI or a Hugging Face cache can be used where they are; nothing is copied or changed.</source>
   <translation>Modelle von A1111, Forge, ComfyUI, InvokeAI oder einem Hugging-Face-Cache sind dort verwendbar, wo sie liegen; nichts wird kopiert oder geändert.</translation>
  </message>
  <message>
   <source>Models that know more</source>
   <translation>Modelle, die mehr kennen</translation>
  </message>
  <message>
   <source>Models, and folders of other programs…</source>
   <translation>Modelle, und Ordner anderer Programme …</translation>
  </message>
  <message>
   <source>Moment of the session</source>
   <translation>Moment der Sitzung</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <source>More like this</source>
   <translation>Mehr davon</translation>
  </message>
  <message>
   <source>More of the brush</source>
   <translation>Mehr vom Pinsel</translation>
  </message>
  <message>
   <source>More of the brush: flow, pressure, symmetry, your own</source>
   <translation>Mehr vom Pinsel: Fluss, Druck, Symmetrie, eigene</translation>
  </message>
  <message>
   <source>More: {accessibleName}</source>
   <translation>Mehr: {accessibleName}</translation>
  </message>
  <message>
   <source>More…</source>
   <translation>Mehr …</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>Verschieben</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Nach unten</translation>
  </message>
  <message>
   <source>Move joint</source>
   <translation>Gelenk bewegen</translation>
  </message>
  <message>
   <source>Move layer</source>
   <translation>Ebene verschieben</translation>
  </message>
  <message>
   <source>Move limb</source>
   <translation>Glied bewegen</translation>
  </message>
  <message>
   <source>Move panel: {title}</source>
   <translation>Bedienfeld verschieben: {title}</translation>
  </message>
  <message>
   <source>Move person</source>
   <translation>Person bewegen</translation>
  </message>
  <message>
   <source>Move the canvas, or turn it with Shift. Holding Space does the same with any tool.</source>
   <translation>Die Leinwand bewegen, oder mit Umschalt drehen. Leertaste halten tut dasselbe mit jedem Werkzeug.</translation>
  </message>
  <message>
   <source>Move to trash</source>
   <translation>In den Papierkorb</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Nach oben</translation>
  </message>
  <message>
   <source>Multiply</source>
   <translation>Multiplizieren</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Name of the layer</source>
   <translation>Name der Ebene</translation>
  </message>
  <message>
   <source>Name of your brush</source>
   <translation>Name des eigenen Pinsels</translation>
  </message>
  <message>
   <source>Nearly the same picture</source>
   <translation>Fast dasselbe Bild</translation>
  </message>
  <message>
   <source>Nearness</source>
   <translation>Nähe</translation>
  </message>
  <message>
   <source>Negative micro-conditioning:</source>
   <translation>Negative Mikro-Konditionierung:</translation>
  </message>
  <message>
   <source>Negative presets</source>
   <translation>Negative Vorgaben</translation>
  </message>
  <message>
   <source>Negative prompt</source>
   <translation>Negativer Prompt</translation>
  </message>
  <message>
   <source>Negative score</source>
   <translation>Negativer Wert</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Netzwerk</translation>
  </message>
  <message>
   <source>New drawing</source>
   <translation>Neue Zeichnung</translation>
  </message>
  <message>
   <source>New drawing…</source>
   <translation>Neue Zeichnung …</translation>
  </message>
  <message>
   <source>New seed</source>
   <translation>Neuer Startwert</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Next drawing</source>
   <translation>Nächste Zeichnung</translation>
  </message>
  <message>
   <source>Next seed</source>
   <translation>Nächster Startwert</translation>
  </message>
  <message>
   <source>No ControlNet</source>
   <translation>Kein ControlNet</translation>
  </message>
  <message>
   <source>No IP-Adapter</source>
   <translation>Kein IP-Adapter</translation>
  </message>
  <message>
   <source>No address is set to look for newer versions at: give one in the download settings.</source>
   <translation>Keine Adresse ist gesetzt, um nach neueren Versionen zu sehen: eine in den Einstellungen zum Laden angeben.</translation>
  </message>
  <message>
   <source>No class is called so.</source>
   <translation>Keine Klasse heißt so.</translation>
  </message>
  <message>
   <source>No face was found: select what is to be drawn again.</source>
   <translation>Kein Gesicht gefunden: auswählen, was neu gezeichnet werden soll.</translation>
  </message>
  <message>
   <source>No key</source>
   <translation>Keine Taste</translation>
  </message>
  <message>
   <source>No picture was made at this moment.</source>
   <translation>In diesem Moment entstand kein Bild.</translation>
  </message>
  <message>
   <source>No picture was made in this recording yet.</source>
   <translation>In dieser Aufzeichnung entstand noch kein Bild.</translation>
  </message>
  <message>
   <source>No setting is called so.</source>
   <translation>Keine Einstellung heißt so.</translation>
  </message>
  <message>
   <source>No symmetry</source>
   <translation>Keine Symmetrie</translation>
  </message>
  <message>
   <source>No words</source>
   <translation>Keine Wörter</translation>
  </message>
  <message>
   <source>Nobody has said where PyTorch's builds for processors are to be had: give the address of their index in {SETTING}, or choose the build for graphics cards, which computes on processors too.</source>
   <translation>Woher PyTorchs Fassungen für Prozessoren kommen, hat niemand gesagt: die Adresse ihres Index in {SETTING} angeben oder die Fassung für Grafikkarten wählen, die auch auf Prozessoren rechnet.</translation>
  </message>
  <message>
   <source>Nobody was found in the picture.</source>
   <translation>Auf dem Bild wurde niemand gefunden.</translation>
  </message>
  <message>
   <source>Nobody yet</source>
   <translation>Noch niemand</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>Rauschen</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>None of the devices that draw is there any more: choose others in the settings.</source>
   <translation>Keines der Geräte, die zeichnen, ist noch da: Wähle andere in den Einstellungen.</translation>
  </message>
  <message>
   <source>None of the pictures given is the {role} of {name} ({wanted}).</source>
   <translation>Keines der angegebenen Bilder ist {role} von {name} ({wanted}).</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Normals</source>
   <translation>Normalen</translation>
  </message>
  <message>
   <source>Normals, for SD 1.5</source>
   <translation>Normalen, für SD 1.5</translation>
  </message>
  <message>
   <source>Normals: BAE</source>
   <translation>Normalen: BAE</translation>
  </message>
  <message>
   <source>Not cropped</source>
   <translation>Nicht beschnitten</translation>
  </message>
  <message>
   <source>Not every picture could be made again. {why}</source>
   <translation>Nicht jedes Bild ließ sich neu rechnen. {why}</translation>
  </message>
  <message>
   <source>Not everything of the last time could be put back: {parts}.</source>
   <translation>Nicht alles vom letzten Mal konnte wiederhergestellt werden: {parts}.</translation>
  </message>
  <message>
   <source>Not for size</source>
   <translation>Nicht für Größe</translation>
  </message>
  <message>
   <source>Not from size</source>
   <translation>Nicht aus Größe</translation>
  </message>
  <message>
   <source>Not taken over: {join}{value}.</source>
   <translation>Nicht übernommen: {join}{value}.</translation>
  </message>
  <message>
   <source>Not taken over: {value} of its {len} LoRAs.</source>
   <translation>Nicht übernommen: {value} der {len} LoRAs.</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <source>Nothing here is called “{value}”.</source>
   <translation>Hier heißt nichts „{value}“.</translation>
  </message>
  <message>
   <source>Nothing is drawn yet: this map is empty.</source>
   <translation>Noch ist nichts gezeichnet: das Steuerbild ist leer.</translation>
  </message>
  <message>
   <source>Nothing is fetched but what you ask for here; drawings and words stay on this machine. Drop a file to add it: what it is is told by its contents.</source>
   <translation>Geladen wird nur, was hier verlangt wird; Zeichnungen und Worte bleiben auf diesem Rechner. Eine Datei hierher ziehen, um sie hinzuzufügen: Was sie ist, sagt ihr Inhalt.</translation>
  </message>
  <message>
   <source>Nothing is fetched, whoever asks. Drawings and words leave this machine only for a cluster that you join</source>
   <translation>Nichts wird geladen, wer auch immer fragt. Zeichnungen und Worte verlassen diesen Rechner nur für einen Verbund, dem du beitrittst</translation>
  </message>
  <message>
   <source>Nothing is queued. Ctrl+Enter adds what the panels say, Ctrl+Shift+Enter puts it first.</source>
   <translation>Die Warteschlange ist leer. Strg+Eingabe fügt hinzu, Strg+Umschalt+Eingabe setzt nach vorn.</translation>
  </message>
  <message>
   <source>Nothing is recorded of this drawing yet. What you draw and make from now on can be gone through here.</source>
   <translation>Von dieser Zeichnung ist noch nichts aufgezeichnet. Was ab jetzt gezeichnet und gerechnet wird, lässt sich hier durchgehen.</translation>
  </message>
  <message>
   <source>Nothing is selected: select the object first, with the wand, the lasso or “Select object”.</source>
   <translation>Nichts ist ausgewählt: zuerst das Objekt auswählen, mit Zauberstab, Lasso oder „Objekt auswählen“.</translation>
  </message>
  <message>
   <source>Nothing like that is in the history.</source>
   <translation>Nichts dergleichen im Verlauf.</translation>
  </message>
  <message>
   <source>Nothing of this is in the recording: draw, or make a picture, first.</source>
   <translation>Davon ist nichts in der Aufzeichnung: zuerst zeichnen oder ein Bild rechnen.</translation>
  </message>
  <message>
   <source>Nothing of this leaves your machine unless you paste it somewhere. Paths are shortened.</source>
   <translation>Nichts davon verlässt den Rechner, solange es niemand irgendwo einfügt. Pfade sind gekürzt.</translation>
  </message>
  <message>
   <source>Nothing opened this {char}. For the character itself write \{char}.</source>
   <translation>Nichts hat dieses {char} geöffnet. Für das Zeichen selbst \{char} schreiben.</translation>
  </message>
  <message>
   <source>Nothing stands out in that box: draw it more closely round the thing.</source>
   <translation>In diesem Rahmen hebt sich nichts ab: enger um den Gegenstand ziehen.</translation>
  </message>
  <message>
   <source>Nothing was made yet: what you generate, take or have refined is kept here.</source>
   <translation>Noch nichts: was generiert, übernommen oder verfeinert wird, bleibt hier.</translation>
  </message>
  <message>
   <source>Nudge pose</source>
   <translation>Pose anstoßen</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Aus</translation>
  </message>
  <message>
   <source>Off: both ends of the pen use the tool in hand</source>
   <translation>Aus: beide Enden benutzen das gewählte Werkzeug</translation>
  </message>
  <message>
   <source>Off: every stroke is as wide and as dense as with a mouse</source>
   <translation>Aus: jeder Strich ist so breit und dicht wie mit der Maus</translation>
  </message>
  <message>
   <source>Offline</source>
   <translation>Offline</translation>
  </message>
  <message>
   <source>On</source>
   <translation>An</translation>
  </message>
  <message>
   <source>On a processor</source>
   <translation>Auf einem Prozessor</translation>
  </message>
  <message>
   <source>On a processor: graphs by ONNX Runtime, or PyTorch</source>
   <translation>Auf einem Prozessor: Graphen mit ONNX Runtime, oder PyTorch</translation>
  </message>
  <message>
   <source>One after the other in the same place; Space turns by hand</source>
   <translation>Eins nach dem anderen am selben Platz; Leertaste wechselt von Hand</translation>
  </message>
  <message>
   <source>One and a half times as wide and high</source>
   <translation>Anderthalbmal so breit und hoch</translation>
  </message>
  <message>
   <source>One blend or .and() in a prompt is what can be mixed.</source>
   <translation>In einem Prompt ist eine Mischung oder ein .and() möglich.</translation>
  </message>
  <message>
   <source>One by one</source>
   <translation>Eins nach dem anderen</translation>
  </message>
  <message>
   <source>One request can't do {value} and {value_2} at once.</source>
   <translation>Eine Anfrage kann nicht {value} und {value_2} zugleich.</translation>
  </message>
  <message>
   <source>One thing at a time: models are being copied still.</source>
   <translation>Eins nach dem anderen: es werden noch Modelle kopiert.</translation>
  </message>
  <message>
   <source>One tile for all that were made together</source>
   <translation>Eine Kachel für alles gemeinsam Entstandene</translation>
  </message>
  <message>
   <source>Only distantly like it</source>
   <translation>Nur entfernt ähnlich</translation>
  </message>
  <message>
   <source>Only favourites</source>
   <translation>Nur Favoriten</translation>
  </message>
  <message>
   <source>Only the first {CHUNKS_MAX} chunks are read; what is struck out is not</source>
   <translation>Nur die ersten {CHUNKS_MAX} Abschnitte werden gelesen; Durchgestrichenes nicht</translation>
  </message>
  <message>
   <source>Only what the model made of it</source>
   <translation>Nur, was das Modell daraus machte</translation>
  </message>
  <message>
   <source>Only what touches the place clicked</source>
   <translation>Nur, was die geklickte Stelle berührt</translation>
  </message>
  <message>
   <source>Only what was drawn</source>
   <translation>Nur, was gezeichnet wurde</translation>
  </message>
  <message>
   <source>Only what was made then</source>
   <translation>Nur, was dann entstand</translation>
  </message>
  <message>
   <source>Only where the mask is now</source>
   <translation>Nur, wo jetzt die Maske ist</translation>
  </message>
  <message>
   <source>Only {DEPTH_MAX} of these can be nested.</source>
   <translation>Nur {DEPTH_MAX} davon lassen sich schachteln.</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>Deckkraft</translation>
  </message>
  <message>
   <source>Opacity: how much a stroke covers what is under it</source>
   <translation>Deckkraft: wie stark ein Strich verdeckt, was darunter ist</translation>
  </message>
  <message>
   <source>Opacity: how much of the layer is seen</source>
   <translation>Deckkraft: wie viel von der Ebene zu sehen ist</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Open each in a tab</source>
   <translation>Jedes in einem eigenen Reiter öffnen</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <source>Open model file…</source>
   <translation>Modelldatei öffnen …</translation>
  </message>
  <message>
   <source>Open model folder…</source>
   <translation>Modellordner öffnen …</translation>
  </message>
  <message>
   <source>Open palette</source>
   <translation>Palette öffnen</translation>
  </message>
  <message>
   <source>Open palette…</source>
   <translation>Palette öffnen …</translation>
  </message>
  <message>
   <source>Open picture…</source>
   <translation>Bild öffnen …</translation>
  </message>
  <message>
   <source>Open recent</source>
   <translation>Zuletzt geöffnet</translation>
  </message>
  <message>
   <source>Open the folder of models</source>
   <translation>Ordner der Modelle öffnen</translation>
  </message>
  <message>
   <source>Open the folder of what was made</source>
   <translation>Ordner des Entstandenen öffnen</translation>
  </message>
  <message>
   <source>Open “Models and weights”</source>
   <translation>„Modelle und Gewichte“ öffnen</translation>
  </message>
  <message>
   <source>OpenPose files (*.json)</source>
   <translation>OpenPose-Dateien (*.json)</translation>
  </message>
  <message>
   <source>OpenRaster (*.ora);;Photoshop (*.psd)</source>
   <translation>OpenRaster (*.ora);;Photoshop (*.psd)</translation>
  </message>
  <message>
   <source>Opened</source>
   <translation>Geöffnet</translation>
  </message>
  <message>
   <source>Opening steps</source>
   <translation>Erste Schritte</translation>
  </message>
  <message>
   <source>Opening words</source>
   <translation>Erste Wörter</translation>
  </message>
  <message>
   <source>Opening {name}</source>
   <translation>{name} wird geöffnet</translation>
  </message>
  <message>
   <source>Openings between lines that count as closed</source>
   <translation>Öffnungen zwischen Linien, die als geschlossen gelten</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>Öffnen …</translation>
  </message>
  <message>
   <source>Orange</source>
   <translation>Orange</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>Reihenfolge</translation>
  </message>
  <message>
   <source>Original</source>
   <translation>Original</translation>
  </message>
  <message>
   <source>Original size</source>
   <translation>Ursprüngliche Größe</translation>
  </message>
  <message>
   <source>Other device…</source>
   <translation>Anderes Gerät …</translation>
  </message>
  <message>
   <source>Other size…</source>
   <translation>Andere Größe …</translation>
  </message>
  <message>
   <source>Other ways to take it</source>
   <translation>Andere Arten der Übernahme</translation>
  </message>
  <message>
   <source>Outpainting needs a side to go beyond: give pixels for one.</source>
   <translation>Zum Erweitern braucht es eine Seite: Pixel für eine angeben.</translation>
  </message>
  <message>
   <source>Outpainting:</source>
   <translation>Erweitern:</translation>
  </message>
  <message>
   <source>Over the canvas</source>
   <translation>Über der Leinwand</translation>
  </message>
  <message>
   <source>Overlap</source>
   <translation>Überlappung</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Überlagern</translation>
  </message>
  <message>
   <source>PDF (*.pdf)</source>
   <translation>PDF (*.pdf)</translation>
  </message>
  <message>
   <source>PEFT can't apply it ({value})</source>
   <translation>PEFT kann es nicht anwenden ({value})</translation>
  </message>
  <message>
   <source>Package index</source>
   <translation>Paketindex</translation>
  </message>
  <message>
   <source>Packing</source>
   <translation>Packt</translation>
  </message>
  <message>
   <source>Page that tells of newer versions</source>
   <translation>Seite, die neuere Versionen nennt</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>Paint</source>
   <translation>Zeichnen</translation>
  </message>
  <message>
   <source>Paint on the active layer. Alt-click takes a colour; [ and ] change the size.</source>
   <translation>Auf die aktive Ebene malen. Alt-Klick nimmt eine Farbe auf; [ und ] ändern die Größe.</translation>
  </message>
  <message>
   <source>Paint on the map that the card had before</source>
   <translation>Auf das Steuerbild malen, das die Karte vorher hatte</translation>
  </message>
  <message>
   <source>Paint on the sketch: the picture beside it follows every stroke.</source>
   <translation>Auf der Skizze malen: das Bild daneben folgt jedem Strich.</translation>
  </message>
  <message>
   <source>Paint over what should be redrawn.</source>
   <translation>Übermalen, was neu gezeichnet werden soll.</translation>
  </message>
  <message>
   <source>Paint with {name}</source>
   <translation>Mit {name} malen</translation>
  </message>
  <message>
   <source>Painting</source>
   <translation>Malen</translation>
  </message>
  <message>
   <source>Paints white lines on black</source>
   <translation>Malt weiße Linien auf Schwarz</translation>
  </message>
  <message>
   <source>Palette</source>
   <translation>Palette</translation>
  </message>
  <message>
   <source>Palette {name}</source>
   <translation>Palette {name}</translation>
  </message>
  <message>
   <source>Palette: colours to choose from</source>
   <translation>Palette: Farben zur Auswahl</translation>
  </message>
  <message>
   <source>Palettes (*.gpl)</source>
   <translation>Paletten (*.gpl)</translation>
  </message>
  <message>
   <source>Panel: {title}</source>
   <translation>Bedienfeld: {title}</translation>
  </message>
  <message>
   <source>Panels in this place</source>
   <translation>Bedienfelder an dieser Stelle</translation>
  </message>
  <message>
   <source>Part of it is being fetched.</source>
   <translation>Ein Teil davon wird gerade geladen.</translation>
  </message>
  <message>
   <source>Parted by a line to drag, or by the arrow keys</source>
   <translation>Geteilt durch eine Linie zum Ziehen, oder mit den Pfeiltasten</translation>
  </message>
  <message>
   <source>Parts of the program</source>
   <translation>Teile des Programms</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>Einfügen</translation>
  </message>
  <message>
   <source>Paste as a layer</source>
   <translation>Als Ebene einfügen</translation>
  </message>
  <message>
   <source>Paste picture</source>
   <translation>Bild einfügen</translation>
  </message>
  <message>
   <source>Pasted</source>
   <translation>Eingefügt</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Pause (Space)</source>
   <translation>Anhalten (Leertaste)</translation>
  </message>
  <message>
   <source>Pause drawing live</source>
   <translation>Live-Zeichnen anhalten</translation>
  </message>
  <message>
   <source>Pause queue</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Pause the queue, or go on</source>
   <translation>Warteschlange anhalten oder fortsetzen</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>Angehalten</translation>
  </message>
  <message>
   <source>Pen and canvas</source>
   <translation>Stift und Leinwand</translation>
  </message>
  <message>
   <source>Pen pressure</source>
   <translation>Stiftdruck</translation>
  </message>
  <message>
   <source>Pencil</source>
   <translation>Bleistift</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>Person</translation>
  </message>
  <message>
   <source>Person {value} of {people}</source>
   <translation>Person {value} von {people}</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>Picture size</source>
   <translation>Bildgröße</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <source>Pictures (*.png *.jpg *.jpeg *.webp *.avif *.tif *.tiff)</source>
   <translation>Bilder (*.png *.jpg *.jpeg *.webp *.avif *.tif *.tiff)</translation>
  </message>
  <message>
   <source>Pictures (*.png *.webp *.jpg)</source>
   <translation>Bilder (*.png *.webp *.jpg)</translation>
  </message>
  <message>
   <source>Pictures (*.png *.webp)</source>
   <translation>Bilder (*.png *.webp)</translation>
  </message>
  <message>
   <source>Pictures ({suffixes})</source>
   <translation>Bilder ({suffixes})</translation>
  </message>
  <message>
   <source>Pictures of the history</source>
   <translation>Bilder des Verlaufs</translation>
  </message>
  <message>
   <source>Pictures to compare</source>
   <translation>Bilder zum Vergleich</translation>
  </message>
  <message>
   <source>Picture…</source>
   <translation>Bild …</translation>
  </message>
  <message>
   <source>Placement</source>
   <translation>Auslagerung</translation>
  </message>
  <message>
   <source>Play (Space)</source>
   <translation>Abspielen (Leertaste)</translation>
  </message>
  <message>
   <source>Polygon</source>
   <translation>Polygon</translation>
  </message>
  <message>
   <source>Pose</source>
   <translation>Pose</translation>
  </message>
  <message>
   <source>Pose from a picture</source>
   <translation>Pose aus einem Bild</translation>
  </message>
  <message>
   <source>Pose from picture</source>
   <translation>Pose aus Bild</translation>
  </message>
  <message>
   <source>Pose options</source>
   <translation>Optionen der Pose</translation>
  </message>
  <message>
   <source>Pose people for the pose control: drag joints, limbs or people. Shift turns a limb and keeps its length.</source>
   <translation>Menschen für die Posensteuerung stellen: Gelenke, Glieder, Personen ziehen. Umschalt dreht ein Glied und hält die Länge.</translation>
  </message>
  <message>
   <source>Pose, for SD 1.5</source>
   <translation>Pose, für SD 1.5</translation>
  </message>
  <message>
   <source>Pose, for SDXL</source>
   <translation>Pose, für SDXL</translation>
  </message>
  <message>
   <source>Pose: OpenPose, body</source>
   <translation>Pose: OpenPose, Körper</translation>
  </message>
  <message>
   <source>Poses</source>
   <translation>Posen</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <source>Precision “{dtype}” is unknown: use float32, float16 or bfloat16.</source>
   <translation>Die Genauigkeit „{dtype}“ ist unbekannt: float32, float16 oder bfloat16 verwenden.</translation>
  </message>
  <message>
   <source>Precision: the numbers that are computed with</source>
   <translation>Genauigkeit: die Zahlen, mit denen gerechnet wird</translation>
  </message>
  <message>
   <source>Prediction</source>
   <translation>Vorhersage</translation>
  </message>
  <message>
   <source>Prediction type “{prediction}” is unknown: use {join}.</source>
   <translation>Die Vorhersageart „{prediction}“ ist unbekannt: {join} verwenden.</translation>
  </message>
  <message>
   <source>Prediction: what the model was trained to predict, where its file doesn't say</source>
   <translation>Vorhersage: was das Modell vorherzusagen gelernt hat, wo seine Datei es nicht sagt</translation>
  </message>
  <message>
   <source>Preparing the model</source>
   <translation>Bereitet das Modell vor</translation>
  </message>
  <message>
   <source>Preset</source>
   <translation>Vorgabe</translation>
  </message>
  <message>
   <source>Preset: keys that you know from another program</source>
   <translation>Vorgabe: Tasten, die aus einem anderen Programm bekannt sind</translation>
  </message>
  <message>
   <source>Pressure sets the opacity</source>
   <translation>Druck bestimmt die Deckkraft</translation>
  </message>
  <message>
   <source>Pressure sets the size</source>
   <translation>Druck bestimmt die Größe</translation>
  </message>
  <message>
   <source>Preview decoders</source>
   <translation>Vorschau-Decoder</translation>
  </message>
  <message>
   <source>Previews</source>
   <translation>Vorschauen</translation>
  </message>
  <message>
   <source>Previous drawing</source>
   <translation>Vorige Zeichnung</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <source>Progress: {label}</source>
   <translation>Fortschritt: {label}</translation>
  </message>
  <message>
   <source>Prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <source>Prompt and picture go to the machines of the cluster at {address}</source>
   <translation>Prompt und Bild gehen an die Rechner des Verbunds auf {address}</translation>
  </message>
  <message>
   <source>Proxy</source>
   <translation>Proxy</translation>
  </message>
  <message>
   <source>Pull a guide across the canvas; drag it out of the picture to take it away. Shift+; snaps to guides.</source>
   <translation>Eine Hilfslinie über die Leinwand ziehen; aus dem Bild gezogen, verschwindet sie. Umschalt+; rastet ein.</translation>
  </message>
  <message>
   <source>Put a {name} that the model knows into the prompt</source>
   <translation>Ein Wort für {name}, das das Modell kennt, in den Prompt setzen</translation>
  </message>
  <message>
   <source>Put all that it was made with into the panels</source>
   <translation>Alles, womit es entstand, in die Bedienfelder setzen</translation>
  </message>
  <message>
   <source>Put in as a layer</source>
   <translation>Als Ebene einsetzen</translation>
  </message>
  <message>
   <source>Put in as layers</source>
   <translation>Als Ebenen einfügen</translation>
  </message>
  <message>
   <source>Put the result into the drawing</source>
   <translation>Das Ergebnis in die Zeichnung setzen</translation>
  </message>
  <message>
   <source>Put the selected result into the drawing as a layer of its own</source>
   <translation>Das gewählte Ergebnis als eigene Ebene in die Zeichnung setzen</translation>
  </message>
  <message>
   <source>Put this picture into the drawing as a layer</source>
   <translation>Dieses Bild als Ebene in die Zeichnung setzen</translation>
  </message>
  <message>
   <source>Puts “{suffix}” at the end of the prompt</source>
   <translation>Setzt „{suffix}“ ans Ende des Prompts</translation>
  </message>
  <message>
   <source>PyTorch is installed, and used from now on.</source>
   <translation>PyTorch ist installiert und wird ab jetzt verwendet.</translation>
  </message>
  <message>
   <source>PyTorch was installed and can't be imported: remove it, then install it again.</source>
   <translation>PyTorch wurde installiert und lässt sich nicht laden: entfernen, dann noch einmal installieren.</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>Warteschlange</translation>
  </message>
  <message>
   <source>Queue of what is to be made</source>
   <translation>Warteschlange dessen, was gemacht wird</translation>
  </message>
  <message>
   <source>Queue of what is to be made (Ctrl+Shift+H)</source>
   <translation>Warteschlange dessen, was gemacht wird (Strg+Umschalt+H)</translation>
  </message>
  <message>
   <source>Queue, {jobs} in it</source>
   <translation>Warteschlange, {jobs} darin</translation>
  </message>
  <message>
   <source>Quick, 2 steps</source>
   <translation>Schnell, 2 Schritte</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Ray isn't installed here: pip install sketchlight[ray] brings it.</source>
   <translation>Ray ist hier nicht installiert: pip install sketchlight[ray] bringt es.</translation>
  </message>
  <message>
   <source>Read in {in_chunks}; a line shows where each ends. Short prompts are obeyed best</source>
   <translation>Gelesen in {in_chunks}; eine Linie zeigt, wo jeder endet. Kurzen Prompts wird am besten gefolgt</translation>
  </message>
  <message>
   <source>Reading the picture</source>
   <translation>Liest das Bild</translation>
  </message>
  <message>
   <source>Reading the prompt</source>
   <translation>Liest den Prompt</translation>
  </message>
  <message>
   <source>Ready map…</source>
   <translation>Fertiges Steuerbild …</translation>
  </message>
  <message>
   <source>Realtime SD 1.5</source>
   <translation>Echtzeit-SD 1.5</translation>
  </message>
  <message>
   <source>Realtime with LCM</source>
   <translation>Echtzeit mit LCM</translation>
  </message>
  <message>
   <source>Realtime with LCM, finer</source>
   <translation>Echtzeit mit LCM, feiner</translation>
  </message>
  <message>
   <source>Realtime with TCD</source>
   <translation>Echtzeit mit TCD</translation>
  </message>
  <message>
   <source>Realtime, 4 steps</source>
   <translation>Echtzeit, 4 Schritte</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>Zuletzt</translation>
  </message>
  <message>
   <source>Recent colours</source>
   <translation>Letzte Farben</translation>
  </message>
  <message>
   <source>Recipes in files</source>
   <translation>Rezepte in Dateien</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Aufzeichnen</translation>
  </message>
  <message>
   <source>Record strokes, settings and results of this drawing, on this machine only</source>
   <translation>Striche, Einstellungen und Ergebnisse dieser Zeichnung aufzeichnen, nur auf diesem Rechner</translation>
  </message>
  <message>
   <source>Record the session</source>
   <translation>Sitzung aufzeichnen</translation>
  </message>
  <message>
   <source>Record the session, or no more</source>
   <translation>Sitzung aufzeichnen oder nicht mehr</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Aufzeichnung</translation>
  </message>
  <message>
   <source>Recording: which one is seen</source>
   <translation>Aufzeichnung: welche zu sehen ist</translation>
  </message>
  <message>
   <source>Rectangle</source>
   <translation>Rechteck</translation>
  </message>
  <message>
   <source>Red</source>
   <translation>Rot</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Redo (Ctrl+Shift+Z)</source>
   <translation>Wiederholen (Strg+Umschalt+Z)</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>Referenz</translation>
  </message>
  <message>
   <source>Reference picture</source>
   <translation>Referenzbild</translation>
  </message>
  <message>
   <source>Reference pictures</source>
   <translation>Referenzbilder</translation>
  </message>
  <message>
   <source>Reference pictures can't be used with {attention} attention: choose the attention SDPA, or take them away.</source>
   <translation>Referenzbilder gehen nicht mit der Attention {attention}: SDPA wählen oder sie wegnehmen.</translation>
  </message>
  <message>
   <source>Reference, closer (plus), for SD 1.5</source>
   <translation>Referenz, genauer (plus), für SD 1.5</translation>
  </message>
  <message>
   <source>Reference, closer (plus), for SDXL</source>
   <translation>Referenz, genauer (plus), für SDXL</translation>
  </message>
  <message>
   <source>Reference, for SD 1.5</source>
   <translation>Referenz, für SD 1.5</translation>
  </message>
  <message>
   <source>Reference, for SDXL</source>
   <translation>Referenz, für SDXL</translation>
  </message>
  <message>
   <source>Reference, smaller encoder, for SDXL</source>
   <translation>Referenz, kleinerer Encoder, für SDXL</translation>
  </message>
  <message>
   <source>Reference: {why}</source>
   <translation>Referenz: {why}</translation>
  </message>
  <message>
   <source>References</source>
   <translation>Referenzen</translation>
  </message>
  <message>
   <source>References are left out: {model} has no adapter for them.</source>
   <translation>Referenzen fallen weg: {model} hat keinen Adapter dafür.</translation>
  </message>
  <message>
   <source>Refine at rest</source>
   <translation>In Ruhe verfeinern</translation>
  </message>
  <message>
   <source>Refined from</source>
   <translation>Verfeinert ab</translation>
  </message>
  <message>
   <source>Refiner</source>
   <translation>Verfeinerer</translation>
  </message>
  <message>
   <source>Refiner file…</source>
   <translation>Verfeinerer-Datei …</translation>
  </message>
  <message>
   <source>Refiner: a model that draws the last steps, for fine detail</source>
   <translation>Verfeinerer: ein Modell, das die letzten Schritte zeichnet, für feine Einzelheiten</translation>
  </message>
  <message>
   <source>Region words</source>
   <translation>Worte der Region</translation>
  </message>
  <message>
   <source>Region words…</source>
   <translation>Worte der Region …</translation>
  </message>
  <message>
   <source>Region: what is to be here</source>
   <translation>Region: was hier sein soll</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove object</source>
   <translation>Objekt entfernen</translation>
  </message>
  <message>
   <source>Remove the LoRA {name}</source>
   <translation>Das LoRA {name} entfernen</translation>
  </message>
  <message>
   <source>Remove {label}</source>
   <translation>{label} entfernen</translation>
  </message>
  <message>
   <source>Remove {label}?</source>
   <translation>{label} entfernen?</translation>
  </message>
  <message>
   <source>Remove: {path}</source>
   <translation>Entfernen: {path}</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Umbenennen</translation>
  </message>
  <message>
   <source>Rename layer</source>
   <translation>Ebene umbenennen</translation>
  </message>
  <message>
   <source>Render</source>
   <translation>Rechnen</translation>
  </message>
  <message>
   <source>Render again…</source>
   <translation>Neu rechnen…</translation>
  </message>
  <message>
   <source>Render the session again</source>
   <translation>Die Sitzung neu rechnen</translation>
  </message>
  <message>
   <source>Rendering again: {done} of {of}</source>
   <translation>Wird neu gerechnet: {done} von {of}</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>Report…</source>
   <translation>Bericht …</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>Alles zurücksetzen</translation>
  </message>
  <message>
   <source>Reset layout</source>
   <translation>Anordnung zurücksetzen</translation>
  </message>
  <message>
   <source>Resize</source>
   <translation>Größe ändern</translation>
  </message>
  <message>
   <source>Resolution</source>
   <translation>Auflösung</translation>
  </message>
  <message>
   <source>Restart in safe mode</source>
   <translation>Im sicheren Modus neu starten</translation>
  </message>
  <message>
   <source>Restore settings</source>
   <translation>Einstellungen wiederherstellen</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <source>Result over the sketch</source>
   <translation>Ergebnis über der Skizze</translation>
  </message>
  <message>
   <source>Result {id}, {width} × {height}</source>
   <translation>Ergebnis {id}, {width} × {height}</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
  <message>
   <source>Results and history</source>
   <translation>Ergebnisse und Verlauf</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Resume queue</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Return</source>
   <translation>Eingabe</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>Rechts</translation>
  </message>
  <message>
   <source>Round</source>
   <translation>Rund</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <source>SAM 2 is not on this machine: fetch it under “Models and weights”, or put {files} under {folder}.</source>
   <translation>SAM 2 ist nicht auf diesem Rechner: unter „Modelle und Gewichte“ holen oder {files} unter {folder} ablegen.</translation>
  </message>
  <message>
   <source>SD 1.5 with poses, depth and references</source>
   <translation>SD 1.5 mit Posen, Tiefe und Referenzen</translation>
  </message>
  <message>
   <source>SDXL 1.0 base</source>
   <translation>SDXL 1.0 Basis</translation>
  </message>
  <message>
   <source>SDXL 1.0 refiner</source>
   <translation>SDXL 1.0 Verfeinerer</translation>
  </message>
  <message>
   <source>SDXL Turbo</source>
   <translation>SDXL Turbo</translation>
  </message>
  <message>
   <source>Safe mode: on the processor, every setting at its default, nothing reopened. Your drawing and settings stay as they were.</source>
   <translation>Abgesicherter Modus: auf dem Prozessor, alle Einstellungen auf ihrem Vorgabewert, nichts wieder geöffnet. Zeichnung und Einstellungen bleiben, wie sie waren.</translation>
  </message>
  <message>
   <source>Safety checker</source>
   <translation>Sicherheitsprüfung</translation>
  </message>
  <message>
   <source>Safety checker: the model's own, where it has one, blots out what it finds</source>
   <translation>Sicherheitsprüfung: die des Modells, wo es eine hat, macht unkenntlich, was sie findet</translation>
  </message>
  <message>
   <source>Sampler</source>
   <translation>Sampler</translation>
  </message>
  <message>
   <source>Sampler “{short}” is not here: {label} stands in.</source>
   <translation>Den Sampler „{short}“ gibt es hier nicht: {label} springt ein.</translation>
  </message>
  <message>
   <source>Sampler “{short}” is not here: {stands_in}</source>
   <translation>Den Sampler „{short}“ gibt es hier nicht: {stands_in}</translation>
  </message>
  <message>
   <source>Sampler: the way down from noise to picture</source>
   <translation>Sampler: der Weg vom Rauschen zum Bild</translation>
  </message>
  <message>
   <source>Sana</source>
   <translation>Sana</translation>
  </message>
  <message>
   <source>Saturation</source>
   <translation>Sättigung</translation>
  </message>
  <message>
   <source>Saturation and value</source>
   <translation>Sättigung und Helligkeit</translation>
  </message>
  <message>
   <source>Saturation to the right, value upwards</source>
   <translation>Sättigung nach rechts, Helligkeit nach oben</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <source>Save as PDF…</source>
   <translation>Als PDF speichern …</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>Speichern unter …</translation>
  </message>
  <message>
   <source>Save document</source>
   <translation>Dokument speichern</translation>
  </message>
  <message>
   <source>Save map</source>
   <translation>Steuerbild speichern</translation>
  </message>
  <message>
   <source>Save map…</source>
   <translation>Steuerbild speichern …</translation>
  </message>
  <message>
   <source>Save the brush in hand under this name</source>
   <translation>Den gewählten Pinsel unter diesem Namen speichern</translation>
  </message>
  <message>
   <source>Save the list</source>
   <translation>Liste speichern</translation>
  </message>
  <message>
   <source>Save “{value}” first?</source>
   <translation>„{value}“ zuerst speichern?</translation>
  </message>
  <message>
   <source>Saved {name}</source>
   <translation>{name} gespeichert</translation>
  </message>
  <message>
   <source>Saving {name}</source>
   <translation>{name} wird gespeichert</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation>Skalieren</translation>
  </message>
  <message>
   <source>Scale person</source>
   <translation>Person skalieren</translation>
  </message>
  <message>
   <source>Screen</source>
   <translation>Negativ multiplizieren</translation>
  </message>
  <message>
   <source>Scribble</source>
   <translation>Gekritzel</translation>
  </message>
  <message>
   <source>Scribble, for SD 1.5</source>
   <translation>Gekritzel, für SD 1.5</translation>
  </message>
  <message>
   <source>Scribble, for SDXL</source>
   <translation>Gekritzel, für SDXL</translation>
  </message>
  <message>
   <source>Seamless</source>
   <translation>Nahtlos</translation>
  </message>
  <message>
   <source>Seamless: the picture can be laid beside itself without a seam</source>
   <translation>Nahtlos: das Bild lässt sich ohne Naht neben sich selbst legen</translation>
  </message>
  <message>
   <source>Search 150 classes: lake, palm, bench…</source>
   <translation>150 Klassen durchsuchen: See, Palme, Bank …</translation>
  </message>
  <message>
   <source>Search classes</source>
   <translation>Klassen durchsuchen</translation>
  </message>
  <message>
   <source>Search commands</source>
   <translation>Befehle durchsuchen</translation>
  </message>
  <message>
   <source>Search models and weights</source>
   <translation>Modelle und Gewichte durchsuchen</translation>
  </message>
  <message>
   <source>Search prompts, models, tags</source>
   <translation>Prompts, Modelle, Schlagworte suchen</translation>
  </message>
  <message>
   <source>Search the history</source>
   <translation>Verlauf durchsuchen</translation>
  </message>
  <message>
   <source>Search the settings</source>
   <translation>Einstellungen durchsuchen</translation>
  </message>
  <message>
   <source>Search: brush, layer, Ctrl+J…</source>
   <translation>Suchen: Pinsel, Ebene, Strg+J …</translation>
  </message>
  <message>
   <source>Search: depth, SDXL, lora…</source>
   <translation>Suchen: depth, SDXL, lora …</translation>
  </message>
  <message>
   <source>Second card</source>
   <translation>Zweite Karte</translation>
  </message>
  <message>
   <source>See seamless results two by two, or once</source>
   <translation>Nahtlose Ergebnisse zwei mal zwei sehen, oder einmal</translation>
  </message>
  <message>
   <source>See the two one over the other (C)</source>
   <translation>Die beiden übereinander sehen (C)</translation>
  </message>
  <message>
   <source>See variants side by side…</source>
   <translation>Varianten nebeneinander sehen …</translation>
  </message>
  <message>
   <source>See what there is to fetch: size, licence, where it comes from</source>
   <translation>Sehen, was es zu laden gibt: Größe, Lizenz, Herkunft</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Startwert</translation>
  </message>
  <message>
   <source>Seed {asked} became {value}.</source>
   <translation>Aus dem Startwert {asked} wurde {value}.</translation>
  </message>
  <message>
   <source>Seed {seed}</source>
   <translation>Startwert {seed}</translation>
  </message>
  <message>
   <source>Seed “{short}” is no whole number: a random one is taken.</source>
   <translation>Der Startwert „{short}“ ist keine ganze Zahl: ein zufälliger wird genommen.</translation>
  </message>
  <message>
   <source>Seed “{value}” is not a whole number from 0 to {value_2} (or {RANDOM} for a random one).</source>
   <translation>Der Startwert „{value}“ ist keine ganze Zahl von 0 bis {value_2} (oder {RANDOM} für einen zufälligen).</translation>
  </message>
  <message>
   <source>Seed: the number the noise grows from; the same seed and settings give the same picture</source>
   <translation>Startwert: die Zahl, aus der das Rauschen wächst; gleicher Startwert und gleiche Einstellungen ergeben dasselbe Bild</translation>
  </message>
  <message>
   <source>Segmentation</source>
   <translation>Segmentierung</translation>
  </message>
  <message>
   <source>Segmentation, for SD 1.5</source>
   <translation>Segmentierung, für SD 1.5</translation>
  </message>
  <message>
   <source>Segmentation: UperNet ConvNeXt, tiny</source>
   <translation>Segmentierung: UperNet ConvNeXt, winzig</translation>
  </message>
  <message>
   <source>Select</source>
   <translation>Auswählen</translation>
  </message>
  <message>
   <source>Select a rectangle. Shift adds, Alt takes away.</source>
   <translation>Ein Rechteck auswählen. Umschalt fügt hinzu, Alt zieht ab.</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>Alles auswählen</translation>
  </message>
  <message>
   <source>Select an ellipse. Shift adds, Alt takes away.</source>
   <translation>Eine Ellipse auswählen. Umschalt fügt hinzu, Alt zieht ab.</translation>
  </message>
  <message>
   <source>Select ellipse</source>
   <translation>Ellipse auswählen</translation>
  </message>
  <message>
   <source>Select layer</source>
   <translation>Ebene auswählen</translation>
  </message>
  <message>
   <source>Select mask</source>
   <translation>Maske auswählen</translation>
  </message>
  <message>
   <source>Select nothing</source>
   <translation>Nichts auswählen</translation>
  </message>
  <message>
   <source>Select object</source>
   <translation>Gegenstand auswählen</translation>
  </message>
  <message>
   <source>Select object: SAM 2.1, tiny</source>
   <translation>Objekt auswählen: SAM 2.1, sehr klein</translation>
  </message>
  <message>
   <source>Select polygon</source>
   <translation>Polygon auswählen</translation>
  </message>
  <message>
   <source>Select rectangle</source>
   <translation>Rechteck auswählen</translation>
  </message>
  <message>
   <source>Select the layer</source>
   <translation>Die Ebene auswählen</translation>
  </message>
  <message>
   <source>Select the mask</source>
   <translation>Die Maske auswählen</translation>
  </message>
  <message>
   <source>Select what is like the place clicked. Shift adds, Alt takes away.</source>
   <translation>Auswählen, was der geklickten Stelle gleicht. Umschalt fügt hinzu, Alt zieht ab.</translation>
  </message>
  <message>
   <source>Select what is to stay first: R draws a rectangle.</source>
   <translation>Zuerst auswählen, was bleiben soll: R zieht ein Rechteck.</translation>
  </message>
  <message>
   <source>Select what it covers</source>
   <translation>Auswählen, was sie bedeckt</translation>
  </message>
  <message>
   <source>Select what the layer covers</source>
   <translation>Auswählen, was die Ebene bedeckt</translation>
  </message>
  <message>
   <source>Selecting</source>
   <translation>Auswählen</translation>
  </message>
  <message>
   <source>Selecting an object by SAM 2</source>
   <translation>Ein Objekt mit SAM 2 auswählen</translation>
  </message>
  <message>
   <source>Selection</source>
   <translation>Auswahl</translation>
  </message>
  <message>
   <source>Session</source>
   <translation>Sitzung</translation>
  </message>
  <message>
   <source>Session: go through what was drawn and made</source>
   <translation>Sitzung: durchgehen, was gezeichnet und gerechnet wurde</translation>
  </message>
  <message>
   <source>Sessions are recorded up to this size; then the oldest goes</source>
   <translation>Sitzungen werden bis zu dieser Größe aufgezeichnet; dann geht das Älteste</translation>
  </message>
  <message>
   <source>Set</source>
   <translation>Setzen</translation>
  </message>
  <message>
   <source>Set the panels as they were at this moment</source>
   <translation>Die Bedienfelder wie in diesem Moment einstellen</translation>
  </message>
  <message>
   <source>Set under Advanced: {join}</source>
   <translation>Unter „Erweitert“ gesetzt: {join}</translation>
  </message>
  <message>
   <source>Sets</source>
   <translation>Pakete</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Settings (*.json)</source>
   <translation>Einstellungen (*.json)</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>Einstellungen …</translation>
  </message>
  <message>
   <source>Sheet…</source>
   <translation>Tafel …</translation>
  </message>
  <message>
   <source>Show all joints</source>
   <translation>Alle Gelenke zeigen</translation>
  </message>
  <message>
   <source>Show all joints of the chosen person</source>
   <translation>Alle Gelenke der gewählten Person zeigen</translation>
  </message>
  <message>
   <source>Show all of its run</source>
   <translation>Den ganzen Lauf zeigen</translation>
  </message>
  <message>
   <source>Show everything again</source>
   <translation>Wieder alles zeigen</translation>
  </message>
  <message>
   <source>Show joint</source>
   <translation>Gelenk zeigen</translation>
  </message>
  <message>
   <source>Show joint (Delete)</source>
   <translation>Gelenk zeigen (Entf)</translation>
  </message>
  <message>
   <source>Show layer</source>
   <translation>Ebene einblenden</translation>
  </message>
  <message>
   <source>Show the map over the canvas: {accessibleName}</source>
   <translation>Das Steuerbild über der Leinwand zeigen: {accessibleName}</translation>
  </message>
  <message>
   <source>Shrink</source>
   <translation>Verkleinern</translation>
  </message>
  <message>
   <source>Shrink selection</source>
   <translation>Auswahl verkleinern</translation>
  </message>
  <message>
   <source>Shuffle</source>
   <translation>Mischen</translation>
  </message>
  <message>
   <source>Shuffle, for SD 1.5</source>
   <translation>Mischen, für SD 1.5</translation>
  </message>
  <message>
   <source>Side by side</source>
   <translation>Nebeneinander</translation>
  </message>
  <message>
   <source>Six rays</source>
   <translation>Sechs Strahlen</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Size of a new picture</source>
   <translation>Größe eines neuen Bildes</translation>
  </message>
  <message>
   <source>Size of everything</source>
   <translation>Größe von allem</translation>
  </message>
  <message>
   <source>Size of recorded sessions</source>
   <translation>Größe der Aufzeichnungen</translation>
  </message>
  <message>
   <source>Size of the drawing</source>
   <translation>Größe der Zeichnung</translation>
  </message>
  <message>
   <source>Size of the history</source>
   <translation>Größe des Verlaufs</translation>
  </message>
  <message>
   <source>Size {value}×{value_2} became {width}×{height}.</source>
   <translation>Aus der Größe {value}×{value_2} wurde {width}×{height}.</translation>
  </message>
  <message>
   <source>Size {value}×{value_2} is not possible: each side is a multiple of {SIZE_MULTIPLE} from {value_3} to {value_4} pixels.</source>
   <translation>Die Größe {value}×{value_2} ist nicht möglich: jede Seite ist ein Vielfaches von {SIZE_MULTIPLE}, von {value_3} bis {value_4} Pixel.</translation>
  </message>
  <message>
   <source>Size “{size}” is none: 512×512 is taken.</source>
   <translation>„{size}“ ist keine Größe: 512×512 wird genommen.</translation>
  </message>
  <message>
   <source>Sketch</source>
   <translation>Skizze</translation>
  </message>
  <message>
   <source>Sketch live</source>
   <translation>Live-Skizze</translation>
  </message>
  <message>
   <source>Sketch, and the picture appears under the pen. Everything is computed on this machine; nothing leaves it.</source>
   <translation>Zeichnen, und unter dem Stift erscheint das Bild. Alles wird auf diesem Rechner berechnet; nichts verlässt ihn.</translation>
  </message>
  <message>
   <source>Sketchlight ended unexpectedly</source>
   <translation>Sketchlight endete unerwartet</translation>
  </message>
  <message>
   <source>Sketchlight ended unexpectedly the last time. Your drawing was kept.</source>
   <translation>Sketchlight wurde beim letzten Mal unerwartet beendet. Die Zeichnung ist erhalten.</translation>
  </message>
  <message>
   <source>Sketchlight made a mistake ({kind}: {error}). Your drawing is untouched; try again, or copy the details into a report.</source>
   <translation>Sketchlight hat einen Fehler gemacht ({kind}: {error}). Die Zeichnung ist unberührt; noch einmal versuchen oder die Einzelheiten in einen Bericht kopieren.</translation>
  </message>
  <message>
   <source>Skin and hair</source>
   <translation>Haut und Haare</translation>
  </message>
  <message>
   <source>Sliced</source>
   <translation>In Scheiben</translation>
  </message>
  <message>
   <source>Slider</source>
   <translation>Schieber</translation>
  </message>
  <message>
   <source>Sliders</source>
   <translation>Regler</translation>
  </message>
  <message>
   <source>Smaller brush</source>
   <translation>Kleinerer Pinsel</translation>
  </message>
  <message>
   <source>Smudge</source>
   <translation>Verwischen</translation>
  </message>
  <message>
   <source>Snap to grid and guides</source>
   <translation>An Raster und Hilfslinien einrasten</translation>
  </message>
  <message>
   <source>Soft</source>
   <translation>Weich</translation>
  </message>
  <message>
   <source>Soft edges</source>
   <translation>Weiche Kanten</translation>
  </message>
  <message>
   <source>Soft edges, for SD 1.5</source>
   <translation>Weiche Kanten, für SD 1.5</translation>
  </message>
  <message>
   <source>Soft edges: HED</source>
   <translation>Weiche Kanten: HED</translation>
  </message>
  <message>
   <source>Soft light</source>
   <translation>Weiches Licht</translation>
  </message>
  <message>
   <source>Softness</source>
   <translation>Weichheit</translation>
  </message>
  <message>
   <source>Some blend modes have no counterpart in Photoshop's format: they were written as normal.</source>
   <translation>Einige Mischmodi haben in Photoshops Format kein Gegenstück: sie wurden als „Normal“ geschrieben.</translation>
  </message>
  <message>
   <source>Spacing</source>
   <translation>Abstand</translation>
  </message>
  <message>
   <source>Spacing: from one touch to the next, of their size</source>
   <translation>Abstand: von einer Berührung zur nächsten, in ihrer Größe</translation>
  </message>
  <message>
   <source>Spacing: which of the trained steps are the ones that are run</source>
   <translation>Abstand: welche der gelernten Schritte gelaufen werden</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Speed: sampler, steps, guidance and a LoRA in one choice</source>
   <translation>Tempo: Sampler, Schritte, Führung und ein LoRA in einer Wahl</translation>
  </message>
  <message>
   <source>Split by a line to drag</source>
   <translation>Geteilt durch eine ziehbare Linie</translation>
  </message>
  <message>
   <source>Stable Cascade</source>
   <translation>Stable Cascade</translation>
  </message>
  <message>
   <source>Stable Diffusion 1.5</source>
   <translation>Stable Diffusion 1.5</translation>
  </message>
  <message>
   <source>Stable Diffusion 1.5 inpainting</source>
   <translation>Stable Diffusion 1.5 Inpainting</translation>
  </message>
  <message>
   <source>Stable Diffusion 1.x</source>
   <translation>Stable Diffusion 1.x</translation>
  </message>
  <message>
   <source>Stable Diffusion 2.x</source>
   <translation>Stable Diffusion 2.x</translation>
  </message>
  <message>
   <source>Stable Diffusion 3</source>
   <translation>Stable Diffusion 3</translation>
  </message>
  <message>
   <source>Stable Diffusion XL</source>
   <translation>Stable Diffusion XL</translation>
  </message>
  <message>
   <source>Stable Diffusion XL refiner</source>
   <translation>Verfeinerer von Stable Diffusion XL</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Anfang</translation>
  </message>
  <message>
   <source>Start from the map</source>
   <translation>Vom Steuerbild ausgehen</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation>Startet</translation>
  </message>
  <message>
   <source>Starting the cluster</source>
   <translation>Der Verbund wird gestartet</translation>
  </message>
  <message>
   <source>Starting the engine</source>
   <translation>Startet die Bildmaschine</translation>
  </message>
  <message>
   <source>Starting…</source>
   <translation>Startet …</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <source>Steady hand</source>
   <translation>Ruhige Hand</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Step {step} of {total}</source>
   <translation>Schritt {step} von {total}</translation>
  </message>
  <message>
   <source>Step: which of the run is seen</source>
   <translation>Schritt: welcher des Laufs zu sehen ist</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Steps as diffusers counts them</source>
   <translation>Schritte, wie diffusers sie zählt</translation>
  </message>
  <message>
   <source>Steps count</source>
   <translation>Schrittzählung</translation>
  </message>
  <message>
   <source>Steps count: as they are run, or as diffusers counts</source>
   <translation>Schrittzählung: wie gelaufen, oder wie diffusers zählt</translation>
  </message>
  <message>
   <source>Steps of the run</source>
   <translation>Schritte des Laufs</translation>
  </message>
  <message>
   <source>Steps of the second pass</source>
   <translation>Schritte des zweiten Durchgangs</translation>
  </message>
  <message>
   <source>Steps × strength</source>
   <translation>Schritte × Stärke</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Stop what is being made at the next step; nothing of it is kept (Esc)</source>
   <translation>Was gerade entsteht, beim nächsten Schritt abbrechen; nichts davon bleibt (Esc)</translation>
  </message>
  <message>
   <source>Stop what runs and empty the queue</source>
   <translation>Anhalten, was läuft, und die Warteschlange leeren</translation>
  </message>
  <message>
   <source>Storybook</source>
   <translation>Bilderbuch</translation>
  </message>
  <message>
   <source>Straight lines</source>
   <translation>Gerade Linien</translation>
  </message>
  <message>
   <source>Straight lines, for SD 1.5</source>
   <translation>Gerade Linien, für SD 1.5</translation>
  </message>
  <message>
   <source>Straight lines: M-LSD</source>
   <translation>Gerade Linien: M-LSD</translation>
  </message>
  <message>
   <source>Strength</source>
   <translation>Stärke</translation>
  </message>
  <message>
   <source>Strength of the second pass</source>
   <translation>Stärke des zweiten Durchgangs</translation>
  </message>
  <message>
   <source>Strength: how far the new part may leave the colours that run over the border</source>
   <translation>Stärke: wie weit der neue Teil von den Farben abweichen darf, die über den Rand laufen</translation>
  </message>
  <message>
   <source>Strength: how much of the enlarged picture is drawn anew, tile by tile</source>
   <translation>Stärke: wie viel des vergrößerten Bildes Kachel für Kachel neu gezeichnet wird</translation>
  </message>
  <message>
   <source>Stroke</source>
   <translation>Strich</translation>
  </message>
  <message>
   <source>Strokes are kept at once; all else so many seconds after it changed</source>
   <translation>Striche werden sofort aufbewahrt, alles andere so viele Sekunden nach der Änderung</translation>
  </message>
  <message>
   <source>Strokes, settings and results as they come, to be gone through and made a film of, on this machine only</source>
   <translation>Striche, Einstellungen und Ergebnisse, wie sie kommen: zum Durchgehen und für Filme, nur auf diesem Rechner</translation>
  </message>
  <message>
   <source>Style only</source>
   <translation>Nur den Stil</translation>
  </message>
  <message>
   <source>Subtle</source>
   <translation>Fein</translation>
  </message>
  <message>
   <source>Subtract</source>
   <translation>Abziehen</translation>
  </message>
  <message>
   <source>Such as cpu, cuda, cuda:1 or mps</source>
   <translation>Etwa cpu, cuda, cuda:1 oder mps</translation>
  </message>
  <message>
   <source>Suggestions</source>
   <translation>Vorschläge</translation>
  </message>
  <message>
   <source>Swap colours</source>
   <translation>Farben tauschen</translation>
  </message>
  <message>
   <source>Swap with the colour before (X)</source>
   <translation>Mit der vorigen Farbe tauschen (X)</translation>
  </message>
  <message>
   <source>Switch on Edges in the right panel, and the picture keeps your lines. More kinds are under the plus.</source>
   <translation>Rechts „Kanten“ einschalten, und das Bild behält die Linien. Weitere Arten stehen unter dem Plus.</translation>
  </message>
  <message>
   <source>Symmetry</source>
   <translation>Symmetrie</translation>
  </message>
  <message>
   <source>Symmetry: where each stroke is drawn again</source>
   <translation>Symmetrie: wo jeder Strich noch einmal gezeichnet wird</translation>
  </message>
  <message>
   <source>TAESD, for SD 1.5</source>
   <translation>TAESD, für SD 1.5</translation>
  </message>
  <message>
   <source>TAESDXL, for SDXL</source>
   <translation>TAESDXL, für SDXL</translation>
  </message>
  <message>
   <source>TCD, 4 steps</source>
   <translation>TCD, 4 Schritte</translation>
  </message>
  <message>
   <source>TCD, for SD 1.5</source>
   <translation>TCD, für SD 1.5</translation>
  </message>
  <message>
   <source>TCD, for SDXL</source>
   <translation>TCD, für SDXL</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagworte</translation>
  </message>
  <message>
   <source>Tags, between commas</source>
   <translation>Schlagworte, mit Kommas</translation>
  </message>
  <message>
   <source>Take</source>
   <translation>Übernehmen</translation>
  </message>
  <message>
   <source>Take a colour from the sketch or the result.</source>
   <translation>Eine Farbe aus Skizze oder Ergebnis aufnehmen.</translation>
  </message>
  <message numerus="yes">
   <source>Take as %n layer(s)</source>
   <translation>
    <numerusform>Als %n Ebene übernehmen</numerusform>
    <numerusform>Als %n Ebenen übernehmen</numerusform>
   </translation>
  </message>
  <message>
   <source>Take as a layer of its own</source>
   <translation>Als eigene Ebene übernehmen</translation>
  </message>
  <message>
   <source>Take as layers</source>
   <translation>Als Ebenen übernehmen</translation>
  </message>
  <message>
   <source>Take back every change of yours</source>
   <translation>Jede eigene Änderung zurücknehmen</translation>
  </message>
  <message>
   <source>Take current result</source>
   <translation>Aktuelles Ergebnis nehmen</translation>
  </message>
  <message>
   <source>Take over the pose of the people in a picture</source>
   <translation>Die Pose der Menschen auf einem Bild übernehmen</translation>
  </message>
  <message>
   <source>Take places out of the mask: they stay as they are.</source>
   <translation>Stellen aus der Maske nehmen: sie bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Take result</source>
   <translation>Ergebnis übernehmen</translation>
  </message>
  <message>
   <source>Take the result</source>
   <translation>Das Ergebnis übernehmen</translation>
  </message>
  <message numerus="yes">
   <source>Taken as %n layer(s) of the drawing.</source>
   <translation>
    <numerusform>Als %n Ebene in die Zeichnung übernommen.</numerusform>
    <numerusform>Als %n Ebenen in die Zeichnung übernommen.</numerusform>
   </translation>
  </message>
  <message>
   <source>Takes about {size_in_words} in {folder}.</source>
   <translation>Braucht etwa {size_in_words} in {folder}.</translation>
  </message>
  <message>
   <source>Target size</source>
   <translation>Zielgröße</translation>
  </message>
  <message>
   <source>Text, icons and controls larger than the screen's own scale has them</source>
   <translation>Text, Symbole und Bedienelemente größer, als die Skalierung des Bildschirms sie hat</translation>
  </message>
  <message>
   <source>Texture</source>
   <translation>Textur</translation>
  </message>
  <message>
   <source>That was only an address, and nothing is fetched from there: save the picture first, then drop its file.</source>
   <translation>Das war nur eine Adresse, und von dort wird nichts geladen: das Bild erst speichern, dann die Datei hierher ziehen.</translation>
  </message>
  <message>
   <source>The ControlNet</source>
   <translation>Das ControlNet</translation>
  </message>
  <message>
   <source>The ControlNet “{name}”</source>
   <translation>Das ControlNet „{name}“</translation>
  </message>
  <message>
   <source>The IP-Adapter</source>
   <translation>Der IP-Adapter</translation>
  </message>
  <message>
   <source>The IP-Adapter “{name}”</source>
   <translation>Der IP-Adapter „{name}“</translation>
  </message>
  <message>
   <source>The LoRA</source>
   <translation>Das LoRA</translation>
  </message>
  <message>
   <source>The LoRA “{name}”</source>
   <translation>Das LoRA „{name}“</translation>
  </message>
  <message>
   <source>The LoRA “{short}” is not here, and is left out.</source>
   <translation>Das LoRA „{short}“ ist nicht hier und bleibt weg.</translation>
  </message>
  <message>
   <source>The autoencoder</source>
   <translation>Der Autoencoder</translation>
  </message>
  <message>
   <source>The autoencoder “{name}”</source>
   <translation>Der Autoencoder „{name}“</translation>
  </message>
  <message>
   <source>The blend mode of “{name}” isn't known here: it is shown as normal.</source>
   <translation>Der Mischmodus von „{name}“ ist hier nicht bekannt: Die Ebene wird als normal gezeigt.</translation>
  </message>
  <message>
   <source>The blend mode “{mode}” isn't known here: the layer is shown as normal.</source>
   <translation>Der Mischmodus „{mode}“ ist hier nicht bekannt: Die Ebene wird als normal gezeigt.</translation>
  </message>
  <message>
   <source>The cluster at {address} can't be joined: {error} This machine has to be one of its own: “ray start --address={address}” makes it one.</source>
   <translation>Dem Verbund auf {address} kann nicht beigetreten werden: {error} Dieser Rechner muss zu ihm gehören: „ray start --address={address}“ nimmt ihn auf.</translation>
  </message>
  <message>
   <source>The cluster can't be started: {error}</source>
   <translation>Der Verbund kann nicht gestartet werden: {error}</translation>
  </message>
  <message>
   <source>The cluster has no device free that could draw.</source>
   <translation>Im Verbund ist kein Gerät frei, das zeichnen könnte.</translation>
  </message>
  <message>
   <source>The connection to {host} broke while {repo} was fetched: fetch it again, it continues where it stopped.</source>
   <translation>Die Verbindung zu {host} brach ab, während {repo} geladen wurde: noch einmal laden, es geht dort weiter.</translation>
  </message>
  <message>
   <source>The control “{control}” has a ready map and a picture to make one of: give one.</source>
   <translation>Die Steuerung „{control}“ hat ein fertiges Steuerbild und ein Bild dafür: eins davon angeben.</translation>
  </message>
  <message>
   <source>The control “{control}” needs a map, or a picture to make one of: give one.</source>
   <translation>Die Steuerung „{control}“ braucht ein Steuerbild oder ein Bild dafür: eins angeben.</translation>
  </message>
  <message>
   <source>The control “{control}” starts at {start:g} and ends at {end:g}: it must start before it ends.</source>
   <translation>Die Steuerung „{control}“ beginnt bei {start:g} und endet bei {end:g}: sie muss vor dem Ende beginnen.</translation>
  </message>
  <message>
   <source>The disk has {size_in_words} left.</source>
   <translation>Auf dem Datenträger sind noch {size_in_words} frei.</translation>
  </message>
  <message>
   <source>The disk of {models_dir} became full while {label} was fetched; what had come of it was removed: free some space, then fetch it again.</source>
   <translation>Der Datenträger von {models_dir} wurde voll, während {label} geladen wurde; was davon kam, wurde entfernt: Platz schaffen, dann noch einmal laden.</translation>
  </message>
  <message>
   <source>The document names files of another machine ({names}): what is at hand here stays instead.</source>
   <translation>Das Dokument nennt Dateien eines anderen Rechners ({names}): stattdessen bleibt, was hier vorhanden ist.</translation>
  </message>
  <message>
   <source>The download “{value}” can't be used: {error}.</source>
   <translation>Der Download „{value}“ ist nicht verwendbar: {error}.</translation>
  </message>
  <message>
   <source>The drawing and the history stay as they are; this can't be undone.</source>
   <translation>Zeichnung und Verlauf bleiben, wie sie sind; dies lässt sich nicht zurücknehmen.</translation>
  </message>
  <message>
   <source>The drawing can't be kept in {shown}: {why}.</source>
   <translation>Die Zeichnung kann nicht in {shown} aufbewahrt werden: {why}.</translation>
  </message>
  <message>
   <source>The drawing can't be kept: the disk doesn't answer.</source>
   <translation>Die Zeichnung kann nicht aufbewahrt werden: der Datenträger antwortet nicht.</translation>
  </message>
  <message>
   <source>The drawing could not be kept.</source>
   <translation>Die Zeichnung konnte nicht aufbewahrt werden.</translation>
  </message>
  <message>
   <source>The drawing is kept again.</source>
   <translation>Die Zeichnung wird wieder aufbewahrt.</translation>
  </message>
  <message>
   <source>The drawing stays</source>
   <translation>Die Zeichnung bleibt</translation>
  </message>
  <message>
   <source>The drawing, larger: redrawn tile by tile</source>
   <translation>Die Zeichnung, größer: Kachel für Kachel neu gezeichnet</translation>
  </message>
  <message>
   <source>The embedding “{name}”</source>
   <translation>Das Embedding „{name}“</translation>
  </message>
  <message>
   <source>The file of this picture is gone.</source>
   <translation>Die Datei dieses Bildes ist weg.</translation>
  </message>
  <message>
   <source>The folder isn't there now</source>
   <translation>Der Ordner ist gerade nicht da</translation>
  </message>
  <message>
   <source>The folder of an exported pack</source>
   <translation>Der Ordner eines exportierten Pakets</translation>
  </message>
  <message>
   <source>The folder of {name} doesn't exist: make it first, or write elsewhere.</source>
   <translation>Den Ordner von {name} gibt es nicht: zuerst anlegen oder anderswohin schreiben.</translation>
  </message>
  <message>
   <source>The folder of {name} may not be written to: write elsewhere, or change its permissions.</source>
   <translation>In den Ordner von {name} darf nicht geschrieben werden: anderswohin schreiben oder die Rechte ändern.</translation>
  </message>
  <message>
   <source>The frame lies outside the picture of {width}×{height}.</source>
   <translation>Der Rahmen liegt außerhalb des Bildes von {width}×{height}.</translation>
  </message>
  <message>
   <source>The graph {name} is larger than any graph: delete it, and it is made again.</source>
   <translation>Der Graph {name} ist größer als jeder Graph: löschen, dann wird er neu gemacht.</translation>
  </message>
  <message>
   <source>The graph {path} can't be read ({error}): delete it, and it is made again.</source>
   <translation>Der Graph {path} kann nicht gelesen werden ({error}): löschen, dann wird er neu gemacht.</translation>
  </message>
  <message>
   <source>The history names a file that isn't its own.</source>
   <translation>Der Verlauf nennt eine Datei, die nicht seine eigene ist.</translation>
  </message>
  <message>
   <source>The image encoder in {name}</source>
   <translation>Der Bild-Encoder in {name}</translation>
  </message>
  <message>
   <source>The language of all words in the window; the command line stays English</source>
   <translation>Die Sprache aller Worte im Fenster; die Befehlszeile bleibt englisch</translation>
  </message>
  <message>
   <source>The map. Drop a picture here to make it of that</source>
   <translation>Das Steuerbild. Ein Bild hierher ziehen, um es daraus zu machen</translation>
  </message>
  <message>
   <source>The mask is empty: paint over what should be redrawn.</source>
   <translation>Die Maske ist leer: übermalen, was neu gezeichnet werden soll.</translation>
  </message>
  <message>
   <source>The mask is {value}×{value_2}, the picture {value_3}×{value_4}: they must have one size.</source>
   <translation>Die Maske ist {value}×{value_2}, das Bild {value_3}×{value_4}: sie müssen gleich groß sein.</translation>
  </message>
  <message>
   <source>The masks for redrawing aren't part of a Photoshop document: .ora keeps them.</source>
   <translation>Die Masken zum Neuzeichnen gehören nicht in ein Photoshop-Dokument: .ora behält sie.</translation>
  </message>
  <message>
   <source>The memory of {where} is not enough for {many} of {value}×{value_2}: that takes about {gigabytes}, and {gigabytes_2} are free. {advice}</source>
   <translation>Der Speicher von {where} reicht nicht für {many} mit {value}×{value_2}: das braucht etwa {gigabytes}, und {gigabytes_2} sind frei. {advice}</translation>
  </message>
  <message>
   <source>The memory of {where} is not enough for {what} of {value}×{value_2}. Choose {less}.</source>
   <translation>Der Speicher von {where} reicht nicht für {what} mit {value}×{value_2}. {less} wählen.</translation>
  </message>
  <message>
   <source>The model</source>
   <translation>Das Modell</translation>
  </message>
  <message>
   <source>The model doesn't read this: the prompt is too long</source>
   <translation>Das liest das Modell nicht: der Prompt ist zu lang</translation>
  </message>
  <message>
   <source>The model has never seen “{word}”</source>
   <translation>Das Modell hat „{word}“ nie gesehen</translation>
  </message>
  <message>
   <source>The model sees only this layer</source>
   <translation>Das Modell sieht nur diese Ebene</translation>
  </message>
  <message>
   <source>The model sees only “{name}”</source>
   <translation>Das Modell sieht nur „{name}“</translation>
  </message>
  <message>
   <source>The model sees the visible picture</source>
   <translation>Das Modell sieht das sichtbare Bild</translation>
  </message>
  <message>
   <source>The model that comes with the program draws without it; Stable Diffusion and others need it. It is fetched once, each file held against the hash that it was tested with, into a folder of yours.</source>
   <translation>Das mitgelieferte Modell zeichnet ohne; Stable Diffusion und andere brauchen es. Es wird einmal geladen, jede Datei gegen die geprüfte Prüfsumme gehalten, in einen eigenen Ordner.</translation>
  </message>
  <message>
   <source>The model “{name_or_path}” is not where it should be: {path}. Install Sketchlight again.</source>
   <translation>Das Modell „{name_or_path}“ ist nicht, wo es sein soll: {path}. Sketchlight neu installieren.</translation>
  </message>
  <message>
   <source>The model “{short}” is not here: {label} stands in.</source>
   <translation>Das Modell „{short}“ ist nicht hier: {label} springt ein.</translation>
  </message>
  <message>
   <source>The model's</source>
   <translation>Die des Modells</translation>
  </message>
  <message>
   <source>The model's answer is not a picture (not-a-number values). Try other settings.</source>
   <translation>Die Antwort des Modells ist kein Bild (ungültige Zahlen). Andere Einstellungen versuchen.</translation>
  </message>
  <message>
   <source>The model's answer is not a picture (not-a-number values). Try the precision float32.</source>
   <translation>Die Antwort des Modells ist kein Bild (ungültige Zahlen). Die Genauigkeit float32 versuchen.</translation>
  </message>
  <message>
   <source>The model's own</source>
   <translation>Der des Modells</translation>
  </message>
  <message>
   <source>The model's safety checker found a picture unsafe: it is made unrecognisable.</source>
   <translation>Die Sicherheitsprüfung des Modells hat ein Bild beanstandet: es ist unkenntlich gemacht.</translation>
  </message>
  <message>
   <source>The models in {path} are used no more; the files are where they were.</source>
   <translation>Die Modelle in {path} werden nicht mehr verwendet; die Dateien sind, wo sie waren.</translation>
  </message>
  <message>
   <source>The network is switched off in the settings: nothing is fetched</source>
   <translation>Das Netz ist in den Einstellungen abgeschaltet: nichts wird geladen</translation>
  </message>
  <message>
   <source>The noise schedule “{short}” is not here: the sampler's own stands in.</source>
   <translation>Den Rauschplan „{short}“ gibt es hier nicht: der des Samplers springt ein.</translation>
  </message>
  <message>
   <source>The numbers that are computed with: half of the bits take half of the memory</source>
   <translation>Die Zahlen, mit denen gerechnet wird: halb so viele Bits brauchen halb so viel Speicher</translation>
  </message>
  <message>
   <source>The pack takes {size_in_words}, and the disk of {folder} has {size_in_words_2} left: free some space first.</source>
   <translation>Das Paket braucht {size_in_words}, und auf dem Datenträger von {folder} sind {size_in_words_2} frei: zuerst Platz schaffen.</translation>
  </message>
  <message>
   <source>The package index is {value}: give an address that starts with https:// in {SETTING}.</source>
   <translation>Der Paketindex ist {value}: eine Adresse in {SETTING} angeben, die mit https:// beginnt.</translation>
  </message>
  <message>
   <source>The panels are as they were for this picture.{lacking}</source>
   <translation>Die Bedienfelder stehen wie bei diesem Bild.{lacking}</translation>
  </message>
  <message>
   <source>The panels are set as they were then.</source>
   <translation>Die Bedienfelder sind eingestellt wie damals.</translation>
  </message>
  <message>
   <source>The panels say what was pasted; Ctrl+Z takes that back.</source>
   <translation>Die Bedienfelder zeigen, was eingefügt wurde; Strg+Z nimmt es zurück.</translation>
  </message>
  <message>
   <source>The parameters in {name} are too long to be some.</source>
   <translation>Die Parameter in {name} sind zu lang, um welche zu sein.</translation>
  </message>
  <message>
   <source>The part of the run in which the map is followed</source>
   <translation>Der Teil des Laufs, in dem dem Steuerbild gefolgt wird</translation>
  </message>
  <message>
   <source>The pen's other end erases</source>
   <translation>Das andere Stiftende radiert</translation>
  </message>
  <message>
   <source>The pen's pressure widens the line</source>
   <translation>Der Stiftdruck verbreitert die Linie</translation>
  </message>
  <message>
   <source>The picture appears here as you paint.</source>
   <translation>Beim Malen erscheint hier das Bild.</translation>
  </message>
  <message>
   <source>The picture could not be refined. {message}</source>
   <translation>Das Bild konnte nicht verfeinert werden. {message}</translation>
  </message>
  <message>
   <source>The picture in {name}</source>
   <translation>Das Bild in {name}</translation>
  </message>
  <message>
   <source>The picture is on the clipboard.</source>
   <translation>Das Bild ist in der Zwischenablage.</translation>
  </message>
  <message>
   <source>The picture keeps to the outlines of the sketch at every strength; strength rules colour and shading</source>
   <translation>Das Bild hält sich bei jeder Stärke an die Umrisse der Skizze; die Stärke bestimmt Farbe und Schattierung</translation>
  </message>
  <message>
   <source>The picture of this moment can't be read any more.</source>
   <translation>Das Bild dieses Moments ist nicht mehr lesbar.</translation>
  </message>
  <message>
   <source>The picture on the clipboard is damaged or too large to be pasted.</source>
   <translation>Das Bild in der Zwischenablage ist beschädigt oder zu groß zum Einfügen.</translation>
  </message>
  <message>
   <source>The pose</source>
   <translation>Die Pose</translation>
  </message>
  <message>
   <source>The preset “{wanted}” is not for {label} ({told}); there are: {known}.</source>
   <translation>Die Vorgabe „{wanted}“ ist nicht für {label} ({told}); es gibt: {known}.</translation>
  </message>
  <message>
   <source>The program ended while this was made, more than once.</source>
   <translation>Das Programm endete dabei, mehr als einmal.</translation>
  </message>
  <message>
   <source>The prompt has more than {most} wildcards: leave some out.</source>
   <translation>Der Prompt hat mehr als {most} Platzhalter: einige weglassen.</translation>
  </message>
  <message>
   <source>The prompt has {tokens} tokens and was read in {pieces} pieces of {room}; short ones are obeyed best.</source>
   <translation>Der Prompt hat {tokens} Token und wurde in {pieces} Stücken zu {room} gelesen; kurzen wird am besten gefolgt.</translation>
  </message>
  <message>
   <source>The prompt has {tokens} tokens; only the first {value} were read. {room} or fewer are best.</source>
   <translation>Der Prompt hat {tokens} Token; nur die ersten {value} wurden gelesen. Am besten sind {room} oder weniger.</translation>
  </message>
  <message>
   <source>The prompts of a mixture stand in quotes: ("a cat", "a dog").{name}().</source>
   <translation>Die Prompts einer Mischung stehen in Anführungszeichen: ("a cat", "a dog").{name}().</translation>
  </message>
  <message>
   <source>The proxy on the way to {repo} refuses: check its address ({error}).</source>
   <translation>Der Proxy auf dem Weg zu {repo} lehnt ab: seine Adresse prüfen ({error}).</translation>
  </message>
  <message>
   <source>The queue holds {MOST} jobs: let some of them be made first, or cancel some.</source>
   <translation>Die Warteschlange fasst {MOST} Aufträge: erst einige ausführen lassen oder abbrechen.</translation>
  </message>
  <message>
   <source>The queue in {shown} can't be used: {value}.</source>
   <translation>Die Warteschlange in {shown} ist nicht verwendbar: {value}.</translation>
  </message>
  <message>
   <source>The queue is used by another program, such as sketchlight-cli: what is queued here isn't kept until it ends.</source>
   <translation>Ein anderes Programm, etwa sketchlight-cli, benutzt die Warteschlange: bis es endet, wird hier nichts davon aufbewahrt.</translation>
  </message>
  <message>
   <source>The recipe in {name} can't be used. {error}</source>
   <translation>Das Rezept in {name} ist nicht verwendbar. {error}</translation>
  </message>
  <message>
   <source>The recipe in {name} can't be used: {place} is wrong ({error}).</source>
   <translation>Das Rezept in {name} ist nicht verwendbar: {place} ist falsch ({error}).</translation>
  </message>
  <message>
   <source>The recipe in {name} can't be used: {value} should be {expected}.</source>
   <translation>Das Rezept in {name} ist nicht verwendbar: {value} sollte {expected} sein.</translation>
  </message>
  <message>
   <source>The recipe in {name} is another program's, and broken: it can't be read.</source>
   <translation>Das Rezept in {name} stammt von einem anderen Programm und ist fehlerhaft: nicht lesbar.</translation>
  </message>
  <message>
   <source>The recipe in {name} is broken and can't be read.</source>
   <translation>Das Rezept in {name} ist fehlerhaft und kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>The recipe in {name} is of picture {picture} among {pictures}.</source>
   <translation>Das Rezept in {name} ist das von Bild {picture} unter {pictures}.</translation>
  </message>
  <message>
   <source>The recipe in {name} is of version {version}; this program reads up to {VERSION}.</source>
   <translation>Das Rezept in {name} hat Version {version}; dieses Programm liest bis {VERSION}.</translation>
  </message>
  <message>
   <source>The recipe in {name} is too long to be one.</source>
   <translation>Das Rezept in {name} ist zu lang, um eines zu sein.</translation>
  </message>
  <message>
   <source>The recipe in {name} lacks {at}.</source>
   <translation>Im Rezept in {name} fehlt {at}.</translation>
  </message>
  <message>
   <source>The recipe in {name} uses “{short}”, which this version doesn't know: a newer Sketchlight can make it again.</source>
   <translation>Das Rezept in {name} verwendet „{short}“, was diese Version nicht kennt: ein neueres Sketchlight kann es nachmachen.</translation>
  </message>
  <message>
   <source>The recipe is too long for a {suffix} picture and was left out: write a .png to keep it.</source>
   <translation>Das Rezept ist zu lang für ein {suffix}-Bild und blieb weg: als .png schreiben, um es zu behalten.</translation>
  </message>
  <message>
   <source>The recipe names {what} by its path, which is opened: {name}</source>
   <translation>Das Rezept nennt {what} mit dem Pfad, der geöffnet wird: {name}</translation>
  </message>
  <message>
   <source>The recipe names {what} on another machine, {short}, which is not opened: name one here.</source>
   <translation>Das Rezept nennt {what} auf einem anderen Rechner, {short}, was nicht geöffnet wird: hier etwas wählen.</translation>
  </message>
  <message>
   <source>The recipe of this picture is gone from the history.</source>
   <translation>Das Rezept dieses Bildes ist aus dem Verlauf verschwunden.</translation>
  </message>
  <message>
   <source>The recorded session</source>
   <translation>Die aufgezeichnete Sitzung</translation>
  </message>
  <message>
   <source>The recorded session in {name}</source>
   <translation>Die aufgezeichnete Sitzung in {name}</translation>
  </message>
  <message>
   <source>The reference. Drop another picture here</source>
   <translation>Die Referenz. Ein anderes Bild hierher ziehen</translation>
  </message>
  <message>
   <source>The refiner</source>
   <translation>Der Verfeinerer</translation>
  </message>
  <message>
   <source>The result is in the drawing now, to be worked on.</source>
   <translation>Das Ergebnis liegt jetzt in der Zeichnung und kann bearbeitet werden.</translation>
  </message>
  <message>
   <source>The result would be {width:,}×{height:,} pixels, more than can be kept: up to {value} million pixels, {MAX_SIDE:,} a side.</source>
   <translation>Das Ergebnis hätte {width:,}×{height:,} Pixel, mehr als aufbewahrt werden kann: bis {value} Millionen Pixel, {MAX_SIDE:,} je Seite.</translation>
  </message>
  <message>
   <source>The safety checker of {label} can't be read ({why}).</source>
   <translation>Die Sicherheitsprüfung von {label} ist nicht lesbar ({why}).</translation>
  </message>
  <message>
   <source>The same again with the next seed</source>
   <translation>Noch einmal mit dem nächsten Startwert</translation>
  </message>
  <message>
   <source>The same again: its picture is there, or on its way. Unlock the seed for another, or change something.</source>
   <translation>Noch einmal dasselbe: das Bild ist da oder unterwegs. Den Startwert freigeben oder etwas ändern.</translation>
  </message>
  <message>
   <source>The same idea, drawn otherwise</source>
   <translation>Dieselbe Idee, anders gezeichnet</translation>
  </message>
  <message>
   <source>The sampler's</source>
   <translation>Der des Samplers</translation>
  </message>
  <message>
   <source>The seed is {seed} now, and locked.</source>
   <translation>Der Startwert ist jetzt {seed} und festgehalten.</translation>
  </message>
  <message>
   <source>The server that this network reaches the world by</source>
   <translation>Der Server, über den dieses Netz nach außen kommt</translation>
  </message>
  <message>
   <source>The session isn't recorded. Switch it on, and what you draw and make can be gone through here.</source>
   <translation>Die Sitzung wird nicht aufgezeichnet. Eingeschaltet, lässt sich hier durchgehen, was gezeichnet und gerechnet wird.</translation>
  </message>
  <message>
   <source>The session, moment by moment (Ctrl+Alt+H)</source>
   <translation>Die Sitzung, Moment für Moment (Strg+Alt+H)</translation>
  </message>
  <message>
   <source>The set “{value}” can't be used: {error}.</source>
   <translation>Das Paket „{value}“ ist nicht verwendbar: {error}.</translation>
  </message>
  <message>
   <source>The settings of {name} hold now.</source>
   <translation>Die Einstellungen aus {name} gelten jetzt.</translation>
  </message>
  <message>
   <source>The sheet has {many} cells, more than {PICTURES_MAX}: give fewer values.</source>
   <translation>Die Tafel hat {many} Felder, mehr als {PICTURES_MAX}: weniger Werte angeben.</translation>
  </message>
  <message>
   <source>The sheet varies the {axis} on both sides: choose another for one.</source>
   <translation>Die Tafel variiert {axis} auf beiden Seiten: für eine etwas anderes wählen.</translation>
  </message>
  <message>
   <source>The sheet varies the {axis}, but {why}.</source>
   <translation>Die Tafel variiert {axis}, aber {why}.</translation>
  </message>
  <message>
   <source>The sheet's {axis} has no values: give some.</source>
   <translation>{axis} der Tafel hat keine Werte: einige angeben.</translation>
  </message>
  <message>
   <source>The sheet's {axis} “{value}” can't be used. {error}</source>
   <translation>{axis} der Tafel: „{value}“ ist nicht verwendbar. {error}</translation>
  </message>
  <message>
   <source>The sheet's {axis} “{value}” is not a {value_2}.</source>
   <translation>{axis} der Tafel: „{value}“ ist kein {value_2}.</translation>
  </message>
  <message>
   <source>The size that it was drawn at</source>
   <translation>Die Größe, in der gezeichnet wurde</translation>
  </message>
  <message>
   <source>The small model that came along draws already. Larger ones make finished pictures.</source>
   <translation>Das kleine mitgelieferte Modell zeichnet schon. Größere machen fertige Bilder.</translation>
  </message>
  <message>
   <source>The steps before stay as they are; those after it follow the words above.</source>
   <translation>Die Schritte davor bleiben; die danach folgen den Wörtern oben.</translation>
  </message>
  <message>
   <source>The steps of this run aren't known any more: make it again, then look at once.</source>
   <translation>Die Schritte dieses Laufs sind nicht mehr bekannt: noch einmal erzeugen und gleich ansehen.</translation>
  </message>
  <message>
   <source>The system's keyring doesn't take the token ({value}): unlock it, install one, or set {VARIABLE} before the program is started.</source>
   <translation>Der Schlüsselbund des Systems nimmt das Token nicht an ({value}): entsperren, einen installieren, oder {VARIABLE} vor dem Start setzen.</translation>
  </message>
  <message>
   <source>The tokenizer in {folder} can't be read: its files are missing or damaged.</source>
   <translation>Der Tokenizer in {folder} kann nicht gelesen werden: Dateien fehlen oder sind beschädigt.</translation>
  </message>
  <message>
   <source>The tokenizer of {label} lacks the marks of a text's start and end.</source>
   <translation>Dem Tokenizer von {label} fehlen die Zeichen für Anfang und Ende eines Textes.</translation>
  </message>
  <message>
   <source>The trash is empty.</source>
   <translation>Der Papierkorb ist leer.</translation>
  </message>
  <message>
   <source>The two starred, or the chosen and the first, by slider or flicker</source>
   <translation>Die zwei mit Stern, oder das gewählte und das erste, mit Regler oder im Wechsel</translation>
  </message>
  <message>
   <source>The upscaler computed not-a-number values.</source>
   <translation>Der Vergrößerer hat ungültige Zahlen berechnet.</translation>
  </message>
  <message>
   <source>The weight {weight:.4g} is outside 0–{WEIGHT_MAX:g}.</source>
   <translation>Das Gewicht {weight:.4g} liegt außerhalb von 0–{WEIGHT_MAX:g}.</translation>
  </message>
  <message>
   <source>The weights here multiply to {value:.2f}; {WEIGHT_MAX:g} is the most.</source>
   <translation>Die Gewichte hier ergeben malgenommen {value:.2f}; höchstens {WEIGHT_MAX:g} gehen.</translation>
  </message>
  <message>
   <source>The wildcard __{name}__ can't be read: {why}.</source>
   <translation>Der Platzhalter __{name}__ ist nicht lesbar: {why}.</translation>
  </message>
  <message>
   <source>The wildcard __{name}__ is empty: give {path} a choice a line.</source>
   <translation>Der Platzhalter __{name}__ ist leer: in {path} je Zeile eine Wahl schreiben.</translation>
  </message>
  <message>
   <source>The wildcard __{name}__ is larger than {most} MB: shorten it.</source>
   <translation>Der Platzhalter __{name}__ ist größer als {most} MB: kürzen.</translation>
  </message>
  <message>
   <source>The wildcard {name} leads more than {most} files deep, or back to itself.</source>
   <translation>Der Platzhalter {name} führt mehr als {most} Dateien tief oder zu sich zurück.</translation>
  </message>
  <message>
   <source>The {role} of this job is gone from the queue's folder.</source>
   <translation>{role} dieses Auftrags fehlt im Ordner der Warteschlange.</translation>
  </message>
  <message>
   <source>The {what} can't be read at “{value}” (character {value_2}). {reason}</source>
   <translation>{what} ist bei „{value}“ (Zeichen {value_2}) nicht lesbar. {reason}</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Farbschema</translation>
  </message>
  <message>
   <source>Theme of the system</source>
   <translation>Schema des Systems</translation>
  </message>
  <message>
   <source>There are no weights in {folder}, or they are in several files.</source>
   <translation>In {folder} sind keine Gewichte, oder sie liegen in mehreren Dateien.</translation>
  </message>
  <message>
   <source>There are {count} prompts and {len} weights: give one for each.</source>
   <translation>Es gibt {count} Prompts und {len} Gewichte: für jeden eins angeben.</translation>
  </message>
  <message>
   <source>There is no .{value}() here: .blend() and .and() are what can be mixed.</source>
   <translation>Ein .{value}() gibt es hier nicht: mischen lässt sich mit .blend() und .and().</translation>
  </message>
  <message>
   <source>There is no ControlNet for it here. Fetch one under “Models and weights”, choose a file, or put one into {folder}.</source>
   <translation>Hier gibt es dafür kein ControlNet. Eins unter „Modelle und Gewichte“ laden, eine Datei wählen oder eins in {folder} legen.</translation>
  </message>
  <message>
   <source>There is no IP-Adapter for this model here. Fetch one under “Models and weights”, choose a file, or put one into {folder}.</source>
   <translation>Hier gibt es keinen IP-Adapter für dieses Modell. Einen unter „Modelle und Gewichte“ laden, eine Datei wählen oder einen in {folder} legen.</translation>
  </message>
  <message>
   <source>There is no device “{name}” here. Available: {join}.</source>
   <translation>Hier gibt es kein Gerät „{name}“. Vorhanden: {join}.</translation>
  </message>
  <message>
   <source>There is no download “{value}”. There is: {join}.</source>
   <translation>Es gibt keinen Download „{value}“. Es gibt: {join}.</translation>
  </message>
  <message>
   <source>There is no folder of models at {each}.</source>
   <translation>Bei {each} gibt es keinen Modellordner.</translation>
  </message>
  <message>
   <source>There is no graph for {folder}.</source>
   <translation>Für {folder} gibt es keinen Graphen.</translation>
  </message>
  <message>
   <source>There is no hole: nothing is transparent inside what is painted.</source>
   <translation>Es gibt kein Loch: innerhalb des Gemalten ist nichts durchsichtig.</translation>
  </message>
  <message>
   <source>There is no mask: paint one with the mask brush where the reference should act.</source>
   <translation>Es gibt keine Maske: mit dem Maskenpinsel malen, wo die Referenz wirken soll.</translation>
  </message>
  <message>
   <source>There is no model at {path}: the folder or file is missing.</source>
   <translation>Bei {path} gibt es kein Modell: Ordner oder Datei fehlt.</translation>
  </message>
  <message>
   <source>There is no model “{name_or_path}”. Known: {known}; or give a folder, or a .safetensors or .ckpt file.</source>
   <translation>Es gibt kein Modell „{name_or_path}“. Bekannt: {known}; oder einen Ordner, eine .safetensors- oder .ckpt-Datei angeben.</translation>
  </message>
  <message>
   <source>There is no picture on the clipboard.</source>
   <translation>In der Zwischenablage ist kein Bild.</translation>
  </message>
  <message>
   <source>There is no picture on the clipboard: copy one first.</source>
   <translation>In der Zwischenablage ist kein Bild: zuerst eins kopieren.</translation>
  </message>
  <message>
   <source>There is no pose “{value}”. Known: {join}.</source>
   <translation>Es gibt keine Pose „{value}“. Bekannt: {join}.</translation>
  </message>
  <message>
   <source>There is no preset “{value}”. For {label} there are: {known}.</source>
   <translation>Es gibt keine Vorgabe „{value}“. Für {label} gibt es: {known}.</translation>
  </message>
  <message>
   <source>There is no recording {id}.</source>
   <translation>Es gibt keine Aufzeichnung {id}.</translation>
  </message>
  <message>
   <source>There is no result to copy yet.</source>
   <translation>Noch gibt es kein Ergebnis zum Kopieren.</translation>
  </message>
  <message>
   <source>There is no result to take as a reference yet: make one first.</source>
   <translation>Noch gibt es kein Ergebnis als Referenz: zuerst eins machen.</translation>
  </message>
  <message>
   <source>There is no style “{name}”. Known: {join}.</source>
   <translation>Es gibt keinen Stil „{name}“. Bekannt: {join}.</translation>
  </message>
  <message>
   <source>There is no wildcard __{name}__: put a file {name}.txt, a choice a line, into {folder}.</source>
   <translation>Es gibt keinen Platzhalter __{name}__: eine Datei {name}.txt, je Zeile eine Wahl, in {folder} legen.</translation>
  </message>
  <message>
   <source>There is no {what} at {path}: the folder or file is missing.</source>
   <translation>Bei {path} gibt es {what} nicht: Ordner oder Datei fehlt.</translation>
  </message>
  <message>
   <source>There is no {what} “{name_or_path}”. Known: {value}; put one into {value_2}, or give {forms}.{hint}</source>
   <translation>Es gibt {what} „{name_or_path}“ nicht. Bekannt: {value}; nach {value_2} legen oder {forms} angeben.{hint}</translation>
  </message>
  <message>
   <source>There is no {what} “{name}”. Known: {join}.</source>
   <translation>Es gibt {what} „{name}“ nicht. Bekannt: {join}.</translation>
  </message>
  <message>
   <source>There is not enough memory to open {name}: make it smaller first.</source>
   <translation>Der Speicher reicht nicht, um {name} zu öffnen: zuerst verkleinern.</translation>
  </message>
  <message>
   <source>There is nothing in these parentheses.</source>
   <translation>In diesen Klammern steht nichts.</translation>
  </message>
  <message>
   <source>There is nothing on this layer to copy.</source>
   <translation>Auf dieser Ebene gibt es nichts zu kopieren.</translation>
  </message>
  <message>
   <source>There is nothing on this layer to move: choose another in the layers.</source>
   <translation>Auf dieser Ebene ist nichts zum Verschieben: eine andere unter Ebenen wählen.</translation>
  </message>
  <message>
   <source>There is nothing to choose between these braces.</source>
   <translation>Zwischen diesen geschweiften Klammern steht nichts zur Wahl.</translation>
  </message>
  <message>
   <source>There is nothing to export yet: fetch something first.</source>
   <translation>Noch gibt es nichts zu exportieren: zuerst etwas laden.</translation>
  </message>
  <message>
   <source>There is version {version}. Nothing was fetched; its page opens in your browser.</source>
   <translation>Es gibt Version {version}. Nichts wurde geladen; ihre Seite öffnet sich im Browser.</translation>
  </message>
  <message>
   <source>These signs mean something in its program, and are plain words here: {some}.</source>
   <translation>Diese Zeichen bedeuten in seinem Programm etwas und sind hier gewöhnliche Worte: {some}.</translation>
  </message>
  <message>
   <source>They are smaller than those for graphics cards</source>
   <translation>Sie sind kleiner als die für Grafikkarten</translation>
  </message>
  <message>
   <source>This ( is never closed.</source>
   <translation>Diese ( wird nie geschlossen.</translation>
  </message>
  <message>
   <source>This drawing</source>
   <translation>Diese Zeichnung</translation>
  </message>
  <message>
   <source>This frees {freed}. {stops} It can be fetched again.</source>
   <translation>Das macht {freed} frei. {stops} Es kann wieder geladen werden.</translation>
  </message>
  <message>
   <source>This is the newest version ({value}).</source>
   <translation>Dies ist die neueste Version ({value}).</translation>
  </message>
  <message>
   <source>This job is gone from the queue.</source>
   <translation>Dieser Auftrag ist nicht mehr in der Warteschlange.</translation>
  </message>
  <message>
   <source>This map is of one colour: it says nothing.</source>
   <translation>Das Steuerbild ist einfarbig: es sagt nichts aus.</translation>
  </message>
  <message>
   <source>This model has no safety checker of its own: nothing was checked.</source>
   <translation>Dieses Modell hat keine eigene Sicherheitsprüfung: nichts wurde geprüft.</translation>
  </message>
  <message>
   <source>This recipe is {whose}: the picture made from it will be like it, not the same.</source>
   <translation>Dieses Rezept ist {whose}: das Bild daraus wird ähnlich, nicht gleich.</translation>
  </message>
  <message>
   <source>Threads</source>
   <translation>Threads</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>Schwelle</translation>
  </message>
  <message>
   <source>Tile</source>
   <translation>Kachel</translation>
  </message>
  <message>
   <source>Tile, for SD 1.5</source>
   <translation>Kachel, für SD 1.5</translation>
  </message>
  <message>
   <source>Timestep spacing “{spacing}” is unknown: use {join}.</source>
   <translation>Der Zeitschrittabstand „{spacing}“ ist unbekannt: {join} verwenden.</translation>
  </message>
  <message>
   <source>Tiny VAE</source>
   <translation>Kleine VAE</translation>
  </message>
  <message>
   <source>Tiny VAE: a small autoencoder in the VAE's place, much faster, a little less exact</source>
   <translation>Kleine VAE: ein kleiner Autoencoder an Stelle der VAE, viel schneller, etwas weniger genau</translation>
  </message>
  <message>
   <source>Tiny autoencoder</source>
   <translation>Kleiner Autoencoder</translation>
  </message>
  <message>
   <source>To change one part only, choose Inpaint and paint over it: all else stays as it is.</source>
   <translation>Um nur einen Teil zu ändern, Inpaint wählen und ihn übermalen: alles andere bleibt.</translation>
  </message>
  <message>
   <source>To make maps it needs {what}, or bring a ready map.</source>
   <translation>Für Steuerbilder braucht es {what}, oder ein fertiges Steuerbild.</translation>
  </message>
  <message>
   <source>To {value} needs a picture: give one.</source>
   <translation>Dafür ({value}) braucht es ein Bild: eins angeben.</translation>
  </message>
  <message>
   <source>To {value} takes the whole picture: leave the frame out.</source>
   <translation>Das ({value}) nimmt das ganze Bild: den Rahmen weglassen.</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Heute</translation>
  </message>
  <message>
   <source>Token and newer versions…</source>
   <translation>Token und neuere Versionen …</translation>
  </message>
  <message>
   <source>Token of the hub's account</source>
   <translation>Token des Kontos beim Modellverzeichnis</translation>
  </message>
  <message>
   <source>Tolerance</source>
   <translation>Toleranz</translation>
  </message>
  <message>
   <source>Tolerance: how unlike a colour may be and still count as the same</source>
   <translation>Toleranz: wie verschieden eine Farbe sein darf, um noch als dieselbe zu gelten</translation>
  </message>
  <message>
   <source>Too large for {free}. {advice}</source>
   <translation>Zu groß für {free}. {advice}</translation>
  </message>
  <message>
   <source>Tool options</source>
   <translation>Werkzeugoptionen</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>Werkzeuge</translation>
  </message>
  <message>
   <source>Top</source>
   <translation>Oben</translation>
  </message>
  <message>
   <source>Top and bottom</source>
   <translation>Oben und unten</translation>
  </message>
  <message>
   <source>Top left</source>
   <translation>Oben links</translation>
  </message>
  <message>
   <source>Top right</source>
   <translation>Oben rechts</translation>
  </message>
  <message>
   <source>Towards you</source>
   <translation>Zum Betrachter</translation>
  </message>
  <message>
   <source>Transform</source>
   <translation>Transformieren</translation>
  </message>
  <message>
   <source>Transparent: the model is free to fill it</source>
   <translation>Durchsichtig: das Modell darf es frei füllen</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message>
   <source>Try {pictures} picture{value} at a time.</source>
   <translation>{pictures} Bild{value} auf einmal versuchen.</translation>
  </message>
  <message>
   <source>Turbo, 1 step</source>
   <translation>Turbo, 1 Schritt</translation>
  </message>
  <message>
   <source>Turbo, 4 steps</source>
   <translation>Turbo, 4 Schritte</translation>
  </message>
  <message>
   <source>Turn left</source>
   <translation>Nach links drehen</translation>
  </message>
  <message>
   <source>Turn right</source>
   <translation>Nach rechts drehen</translation>
  </message>
  <message>
   <source>Turn the view upright again (5)</source>
   <translation>Die Ansicht wieder aufrichten (5)</translation>
  </message>
  <message>
   <source>Twice as wide and high: four times the work</source>
   <translation>Doppelt so breit und hoch: viermal so viel Arbeit</translation>
  </message>
  <message>
   <source>Two downloads are called {next}.</source>
   <translation>Zwei Downloads heißen {next}.</translation>
  </message>
  <message>
   <source>Under, kept inside</source>
   <translation>Darunter, innerhalb</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Undo (Ctrl+Z)</source>
   <translation>Rückgängig (Strg+Z)</translation>
  </message>
  <message>
   <source>Ungroup</source>
   <translation>Gruppierung aufheben</translation>
  </message>
  <message>
   <source>Union: twelve kinds in one, for SDXL</source>
   <translation>Union: zwölf Arten in einem, für SDXL</translation>
  </message>
  <message>
   <source>Untitled</source>
   <translation>Unbenannt</translation>
  </message>
  <message>
   <source>Untouched</source>
   <translation>Unberührt</translation>
  </message>
  <message>
   <source>Up</source>
   <translation>Oben</translation>
  </message>
  <message>
   <source>Upper edge in pixels</source>
   <translation>Obere Kante in Pixeln</translation>
  </message>
  <message>
   <source>Upright</source>
   <translation>Aufrecht</translation>
  </message>
  <message>
   <source>Upscalers (*.safetensors *.pth *.pt)</source>
   <translation>Vergrößerer (*.safetensors *.pth *.pt)</translation>
  </message>
  <message>
   <source>Use a folder…</source>
   <translation>Ordner verwenden …</translation>
  </message>
  <message>
   <source>Use a model file</source>
   <translation>Modelldatei verwenden</translation>
  </message>
  <message>
   <source>Use a model folder</source>
   <translation>Modellordner verwenden</translation>
  </message>
  <message>
   <source>Use an upscaler</source>
   <translation>Einen Vergrößerer verwenden</translation>
  </message>
  <message>
   <source>Use another program's models (A1111, ComfyUI, InvokeAI, …)</source>
   <translation>Modelle eines anderen Programms verwenden (A1111, ComfyUI, InvokeAI, …)</translation>
  </message>
  <message>
   <source>Use another program's models…</source>
   <translation>Modelle eines anderen Programms …</translation>
  </message>
  <message>
   <source>Use as control</source>
   <translation>Als Steuerung verwenden</translation>
  </message>
  <message>
   <source>Use as controls</source>
   <translation>Als Steuerungen verwenden</translation>
  </message>
  <message>
   <source>Use as mask</source>
   <translation>Als Maske verwenden</translation>
  </message>
  <message>
   <source>Use as reference</source>
   <translation>Als Referenz verwenden</translation>
  </message>
  <message>
   <source>Use as references</source>
   <translation>Als Referenzen verwenden</translation>
  </message>
  <message>
   <source>Use its models no more; the files stay as they are</source>
   <translation>Seine Modelle nicht mehr verwenden; die Dateien bleiben, wie sie sind</translation>
  </message>
  <message>
   <source>Use its settings</source>
   <translation>Einstellungen verwenden</translation>
  </message>
  <message>
   <source>Use only its seed</source>
   <translation>Nur den Startwert verwenden</translation>
  </message>
  <message>
   <source>Use settings</source>
   <translation>Einstellungen verwenden</translation>
  </message>
  <message>
   <source>Use size</source>
   <translation>Größe verwenden</translation>
  </message>
  <message>
   <source>Usual keys</source>
   <translation>Übliche Tasten</translation>
  </message>
  <message>
   <source>VAE file…</source>
   <translation>VAE-Datei …</translation>
  </message>
  <message>
   <source>VAE folder…</source>
   <translation>VAE-Ordner …</translation>
  </message>
  <message>
   <source>VAE: the autoencoder that turns latents into pixels</source>
   <translation>VAE: der Autoencoder, der aus Latents Pixel macht</translation>
  </message>
  <message>
   <source>VAEs (*.safetensors *.pt *.pth *.ckpt *.bin)</source>
   <translation>VAEs (*.safetensors *.pt *.pth *.ckpt *.bin)</translation>
  </message>
  <message>
   <source>Values of the {lower}</source>
   <translation>Werte der {lower}</translation>
  </message>
  <message>
   <source>Variant {place}</source>
   <translation>Variante {place}</translation>
  </message>
  <message>
   <source>Variants</source>
   <translation>Varianten</translation>
  </message>
  <message>
   <source>Variation</source>
   <translation>Abwandlung</translation>
  </message>
  <message>
   <source>Variation seed</source>
   <translation>Variations-Seed</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Versionen</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Ansicht</translation>
  </message>
  <message>
   <source>View large</source>
   <translation>Groß ansehen</translation>
  </message>
  <message>
   <source>View turned: {said}</source>
   <translation>Ansicht gedreht: {said}</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>Violett</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <source>Waiting, done in {left}</source>
   <translation>Wartet, fertig in {left}</translation>
  </message>
  <message>
   <source>Waiting, the queue is paused</source>
   <translation>Wartet, die Warteschlange ist angehalten</translation>
  </message>
  <message>
   <source>Wan (video)</source>
   <translation>Wan (Video)</translation>
  </message>
  <message>
   <source>Way of working</source>
   <translation>Arbeitsweise</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>Gewicht</translation>
  </message>
  <message>
   <source>What a new selection does with the one that is there</source>
   <translation>Was eine neue Auswahl mit der vorhandenen tut</translation>
  </message>
  <message>
   <source>What an exported picture tells of how it was made: prompt, settings, and the pictures it was made from</source>
   <translation>Was ein exportiertes Bild über seine Entstehung sagt: Prompt, Einstellungen und die Bilder, aus denen es entstand</translation>
  </message>
  <message>
   <source>What another machine sent can't be read: is the same version installed there?</source>
   <translation>Was ein anderer Rechner geschickt hat, ist nicht lesbar: Ist dort dieselbe Version installiert?</translation>
  </message>
  <message>
   <source>What comes of it</source>
   <translation>Was dabei herauskommt</translation>
  </message>
  <message>
   <source>What do you want to do?</source>
   <translation>Was soll geschehen?</translation>
  </message>
  <message>
   <source>What drew this ended {count} times on the way: try a smaller size.</source>
   <translation>Was dies zeichnete, brach {count}-mal ab: Versuche es mit einer kleineren Größe.</translation>
  </message>
  <message>
   <source>What is made is kept up to this size; then the oldest goes, favourites last</source>
   <translation>So viel wird aufbewahrt; danach geht das Älteste zuerst, Favoriten zuletzt</translation>
  </message>
  <message>
   <source>What is pasted is {width} × {height}, larger than the drawing: it was made to fit. Drag its frame to place it otherwise; Enter keeps it, Esc leaves it out.</source>
   <translation>Das Eingefügte ist {width} × {height} groß, größer als die Zeichnung: es wurde eingepasst. Am Rahmen lässt es sich anders legen; Enter behält es, Esc lässt es weg.</translation>
  </message>
  <message>
   <source>What is seen</source>
   <translation>Was zu sehen ist</translation>
  </message>
  <message>
   <source>What is selected is outlined by a line that stands still; the system's own wish is followed as well</source>
   <translation>Der Rand einer Auswahl steht still; dem Wunsch des Systems wird ebenfalls gefolgt</translation>
  </message>
  <message>
   <source>What is selected is too small to be drawn again: select a larger part.</source>
   <translation>Die Auswahl ist zu klein, um neu gezeichnet zu werden: einen größeren Teil auswählen.</translation>
  </message>
  <message>
   <source>What is taken over</source>
   <translation>Was übernommen wird</translation>
  </message>
  <message>
   <source>What is taken over: everything, its style, or its layout</source>
   <translation>Was übernommen wird: alles, der Stil oder der Aufbau</translation>
  </message>
  <message>
   <source>What is the picture for?</source>
   <translation>Wofür ist das Bild?</translation>
  </message>
  <message>
   <source>What of a model lies on the device while it isn't used: less there is slower, and fits</source>
   <translation>Was von einem Modell auf dem Gerät liegt, solange es nicht gebraucht wird: weniger ist langsamer, aber passt</translation>
  </message>
  <message>
   <source>What the key does now</source>
   <translation>Was die Taste jetzt tut</translation>
  </message>
  <message>
   <source>What the map is made of</source>
   <translation>Woraus das Steuerbild entsteht</translation>
  </message>
  <message>
   <source>What the model sees</source>
   <translation>Was das Modell sieht</translation>
  </message>
  <message>
   <source>What the pack holds is here.</source>
   <translation>Was das Paket enthält, ist nun hier.</translation>
  </message>
  <message>
   <source>What this picture was made from isn't in the recording any more.</source>
   <translation>Woraus dieses Bild entstand, ist nicht mehr in der Aufzeichnung.</translation>
  </message>
  <message>
   <source>What to do about it</source>
   <translation>Was dagegen zu tun ist</translation>
  </message>
  <message>
   <source>What to do with the picture</source>
   <translation>Was mit dem Bild geschehen soll</translation>
  </message>
  <message>
   <source>What to do with the result</source>
   <translation>Was mit dem Ergebnis geschehen soll</translation>
  </message>
  <message>
   <source>What to keep out</source>
   <translation>Was fernbleiben soll</translation>
  </message>
  <message>
   <source>What was deleted</source>
   <translation>Gelöschtes</translation>
  </message>
  <message>
   <source>What was kept names a file that isn't its own.</source>
   <translation>Das Aufbewahrte nennt eine Datei, die nicht dazugehört.</translation>
  </message>
  <message>
   <source>What was pasted is in Sketchlight's own signs now.</source>
   <translation>Das Eingefügte steht nun in Sketchlights eigenen Zeichen.</translation>
  </message>
  <message>
   <source>What was sent is no list of versions: check the address.</source>
   <translation>Was geschickt wurde, ist keine Versionsliste: die Adresse prüfen.</translation>
  </message>
  <message>
   <source>What you make appears here</source>
   <translation>Was entsteht, erscheint hier</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <source>When the pen rests, the picture is drawn finer and larger; the next stroke takes it back</source>
   <translation>Wenn der Stift ruht, wird das Bild feiner und größer gezeichnet; der nächste Strich nimmt es zurück</translation>
  </message>
  <message>
   <source>Where PyTorch is installed from once a model needs it</source>
   <translation>Woher PyTorch installiert wird, sobald ein Modell es braucht</translation>
  </message>
  <message>
   <source>Where models and weights are fetched from when you ask for them</source>
   <translation>Woher Modelle und Gewichte auf Wunsch geladen werden</translation>
  </message>
  <message>
   <source>Where pictures are computed</source>
   <translation>Wo Bilder berechnet werden</translation>
  </message>
  <message>
   <source>While the pen moves, a small autoencoder ({}) shows the picture, faster and a little less exact; when the pen rests, and before it is taken or saved, the picture is drawn exactly</source>
   <translation>Solange sich der Stift bewegt, zeigt ein kleiner Autoencoder ({}) das Bild, schneller und etwas weniger genau; wenn der Stift ruht und bevor es übernommen oder gesichert wird, wird das Bild genau gezeichnet</translation>
  </message>
  <message>
   <source>White</source>
   <translation>Weiß</translation>
  </message>
  <message>
   <source>Whole drawing</source>
   <translation>Ganze Zeichnung</translation>
  </message>
  <message>
   <source>Whole picture</source>
   <translation>Ganzes Bild</translation>
  </message>
  <message>
   <source>Whole run</source>
   <translation>Ganzer Lauf</translation>
  </message>
  <message>
   <source>Widest stroke</source>
   <translation>Breitester Strich</translation>
  </message>
  <message>
   <source>Width</source>
   <translation>Breite</translation>
  </message>
  <message>
   <source>Width and height of a new picture, in pixels</source>
   <translation>Breite und Höhe eines neuen Bildes in Pixeln</translation>
  </message>
  <message>
   <source>Width in pixels</source>
   <translation>Breite in Pixeln</translation>
  </message>
  <message>
   <source>Wildcards</source>
   <translation>Platzhalter</translation>
  </message>
  <message>
   <source>Will offload to fit into {free}: slower.</source>
   <translation>Wird ausgelagert, damit es in {free} passt: langsamer.</translation>
  </message>
  <message>
   <source>Will offload, as set.</source>
   <translation>Wird ausgelagert, wie eingestellt.</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>With pictures</source>
   <translation>Mit Bildern</translation>
  </message>
  <message>
   <source>With {} the picture comes faster while the pen moves. “Models and weights” fetches it (10 MB)</source>
   <translation>Mit {} kommt das Bild schneller, solange sich der Stift bewegt. „Modelle und Gewichte“ holt es (10 MB)</translation>
  </message>
  <message>
   <source>Without it there is no {unlocks}</source>
   <translation>Ohne das entfällt: {unlocks}</translation>
  </message>
  <message>
   <source>Without words</source>
   <translation>Ohne Worte</translation>
  </message>
  <message>
   <source>Words for the steps after it</source>
   <translation>Wörter für die Schritte danach</translation>
  </message>
  <message>
   <source>Words for what this layer covers</source>
   <translation>Worte für das, was diese Ebene bedeckt</translation>
  </message>
  <message>
   <source>Words of a weight outside 0–2 have the nearest that there is here.</source>
   <translation>Worte mit einem Gewicht außerhalb von 0–2 haben hier das nächstmögliche.</translation>
  </message>
  <message>
   <source>Words of the first steps</source>
   <translation>Worte der ersten Schritte</translation>
  </message>
  <message>
   <source>Words of the first steps, if they are others</source>
   <translation>Wörter der ersten Schritte, falls andere</translation>
  </message>
  <message>
   <source>Words only</source>
   <translation>Nur Worte</translation>
  </message>
  <message>
   <source>Words to find it by, between commas</source>
   <translation>Worte zum Wiederfinden, mit Kommas</translation>
  </message>
  <message>
   <source>Work offline</source>
   <translation>Offline arbeiten</translation>
  </message>
  <message>
   <source>Work offline: nothing is fetched, whoever asks</source>
   <translation>Offline arbeiten: nichts wird geladen, wer auch fragt</translation>
  </message>
  <message>
   <source>Write the recording as a time-lapse, MP4 or WebP</source>
   <translation>Die Aufzeichnung als Zeitraffer schreiben, MP4 oder WebP</translation>
  </message>
  <message>
   <source>Write the words of a region</source>
   <translation>Die Worte einer Region schreiben</translation>
  </message>
  <message>
   <source>Writing the film</source>
   <translation>Der Film wird geschrieben</translation>
  </message>
  <message>
   <source>X/Y sheet</source>
   <translation>X/Y-Tafel</translation>
  </message>
  <message>
   <source>Yellow</source>
   <translation>Gelb</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>Gestern</translation>
  </message>
  <message>
   <source>Your brush</source>
   <translation>Eigener Pinsel</translation>
  </message>
  <message>
   <source>Your drawing was kept. The report says what program and machine this is and where it stopped, nothing of your drawings or words; it goes nowhere unless you send it. Safe mode starts on the processor with every setting at its default and nothing reopened; your drawing and settings stay as they are.</source>
   <translation>Die Zeichnung wurde aufbewahrt. Der Bericht nennt Programm und Rechner und wo es anhielt, nichts von Zeichnungen oder Worten; er geht nirgendwohin, solange ihn niemand verschickt. Der sichere Modus startet auf dem Prozessor mit allen Voreinstellungen und ohne etwas zu öffnen; Zeichnung und Einstellungen bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Your own words: snippets, styles, negative presets, wildcards</source>
   <translation>Eigene Wörter: Bausteine, Stile, negative Vorgaben, Platzhalter</translation>
  </message>
  <message>
   <source>Zoom {value:.0f} %</source>
   <translation>Zoom {value:.0f} %</translation>
  </message>
  <message>
   <source>a Control-LoRA</source>
   <translation>ein Control-LoRA</translation>
  </message>
  <message>
   <source>a ControlNet</source>
   <translation>ein ControlNet</translation>
  </message>
  <message>
   <source>a T2I-Adapter</source>
   <translation>ein T2I-Adapter</translation>
  </message>
  <message>
   <source>a UNet alone, a part of a model</source>
   <translation>ein UNet allein, ein Teil eines Modells</translation>
  </message>
  <message>
   <source>a VAE (autoencoder)</source>
   <translation>ein VAE (Autoencoder)</translation>
  </message>
  <message>
   <source>a control can be given it, as its ControlNet</source>
   <translation>eine Steuerung kann es als ihr ControlNet bekommen</translation>
  </message>
  <message>
   <source>a diffusion transformer</source>
   <translation>ein Diffusions-Transformer</translation>
  </message>
  <message>
   <source>a drawing</source>
   <translation>eine Zeichnung</translation>
  </message>
  <message>
   <source>a fault of its graph ({name__})</source>
   <translation>ein Fehler seines Graphen ({name__})</translation>
  </message>
  <message>
   <source>a group of values</source>
   <translation>eine Gruppe von Werten</translation>
  </message>
  <message>
   <source>a hypernetwork</source>
   <translation>ein Hypernetzwerk</translation>
  </message>
  <message>
   <source>a language model</source>
   <translation>ein Sprachmodell</translation>
  </message>
  <message>
   <source>a layer's alpha is not one number: it is damaged</source>
   <translation>das Alpha einer Schicht ist nicht eine Zahl: beschädigt</translation>
  </message>
  <message>
   <source>a list</source>
   <translation>eine Liste</translation>
  </message>
  <message>
   <source>a list of {len}</source>
   <translation>eine Liste von {len}</translation>
  </message>
  <message>
   <source>a motion module (AnimateDiff)</source>
   <translation>ein Bewegungsmodul (AnimateDiff)</translation>
  </message>
  <message>
   <source>a network that steers, of a kind that is not run here</source>
   <translation>ein steuerndes Netz einer Art, die hier nicht läuft</translation>
  </message>
  <message>
   <source>a new one begins.</source>
   <translation>eine neue beginnt.</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>eine Zahl</translation>
  </message>
  <message>
   <source>a picture</source>
   <translation>ein Bild</translation>
  </message>
  <message>
   <source>a pose</source>
   <translation>eine Pose</translation>
  </message>
  <message>
   <source>a reference</source>
   <translation>eine Referenz</translation>
  </message>
  <message>
   <source>a reference picture can be given it, as its adapter</source>
   <translation>ein Referenzbild kann es als seinen Adapter bekommen</translation>
  </message>
  <message>
   <source>a result</source>
   <translation>ein Ergebnis</translation>
  </message>
  <message>
   <source>a size and shape that is not composed for</source>
   <translation>Größe und Form, für die nicht komponiert wird</translation>
  </message>
  <message>
   <source>a text encoder, a part of a model</source>
   <translation>ein Text-Encoder, ein Teil eines Modells</translation>
  </message>
  <message>
   <source>a tiny autoencoder (TAESD)</source>
   <translation>ein winziger Autoencoder (TAESD)</translation>
  </message>
  <message>
   <source>a whole model</source>
   <translation>ein ganzes Modell</translation>
  </message>
  <message>
   <source>about {count} hours a picture</source>
   <translation>etwa {count} Stunden je Bild</translation>
  </message>
  <message>
   <source>about {count} min a picture</source>
   <translation>etwa {count} min je Bild</translation>
  </message>
  <message>
   <source>about {count} pictures a second</source>
   <translation>etwa {count} Bilder je Sekunde</translation>
  </message>
  <message>
   <source>about {count} s a picture</source>
   <translation>etwa {count} s je Bild</translation>
  </message>
  <message>
   <source>about {size}</source>
   <translation>etwa {size}</translation>
  </message>
  <message>
   <source>add it as a LoRA, an addition to a model</source>
   <translation>es als LoRA, eine Ergänzung eines Modells, hinzufügen</translation>
  </message>
  <message>
   <source>all done in {time}</source>
   <translation>alles fertig in {time}</translation>
  </message>
  <message>
   <source>all settings of the panels</source>
   <translation>alle Einstellungen der Bedienfelder</translation>
  </message>
  <message>
   <source>an IP-Adapter</source>
   <translation>ein IP-Adapter</translation>
  </message>
  <message>
   <source>an address of PyTorch's own, or of a mirror</source>
   <translation>eine Adresse von PyTorch selbst oder eines Spiegels</translation>
  </message>
  <message>
   <source>an embedding (textual inversion)</source>
   <translation>ein Embedding (Textual Inversion)</translation>
  </message>
  <message>
   <source>an image encoder (CLIP vision model)</source>
   <translation>ein Bild-Encoder (CLIP-Bildmodell)</translation>
  </message>
  <message>
   <source>an original size that the picture is kept from looking like</source>
   <translation>eine ursprüngliche Größe, der das Bild nicht gleichen soll</translation>
  </message>
  <message>
   <source>an upscaler (ESRGAN and its kin)</source>
   <translation>ein Hochskalierer (ESRGAN und Verwandte)</translation>
  </message>
  <message>
   <source>another Sketchlight has it open: close that one</source>
   <translation>ein anderes Sketchlight hat es offen: jenes schließen</translation>
  </message>
  <message>
   <source>arms crossed</source>
   <translation>verschränkte Arme</translation>
  </message>
  <message>
   <source>arms raised</source>
   <translation>erhobene Arme</translation>
  </message>
  <message>
   <source>as if the picture had been made smaller from it</source>
   <translation>als wäre das Bild daraus verkleinert worden</translation>
  </message>
  <message>
   <source>asked for</source>
   <translation>verlangt</translation>
  </message>
  <message>
   <source>asking…</source>
   <translation>fragt an …</translation>
  </message>
  <message>
   <source>attention in slices</source>
   <translation>Attention in Scheiben</translation>
  </message>
  <message>
   <source>ballet</source>
   <translation>Ballett</translation>
  </message>
  <message>
   <source>before</source>
   <translation>vorher</translation>
  </message>
  <message>
   <source>bottom</source>
   <translation>unten</translation>
  </message>
  <message>
   <source>bowing</source>
   <translation>Verbeugung</translation>
  </message>
  <message>
   <source>by hand; of pictures {weights_size:.0f} MB</source>
   <translation>von Hand; aus Bildern {weights_size:.0f} MB</translation>
  </message>
  <message>
   <source>canvas</source>
   <translation>Leinwand</translation>
  </message>
  <message>
   <source>card {value} of “{name}”</source>
   <translation>Karte {value} von „{name}“</translation>
  </message>
  <message>
   <source>choose it as the VAE</source>
   <translation>es als VAE wählen</translation>
  </message>
  <message>
   <source>choose it as the model</source>
   <translation>als Modell wählen</translation>
  </message>
  <message>
   <source>choose it under “Enlarged by” when you enlarge a picture (--upscaler)</source>
   <translation>beim Vergrößern eines Bildes unter „Vergrößert mit“ wählen (--upscaler)</translation>
  </message>
  <message>
   <source>colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>completing {done} / {of}</source>
   <translation>wird genau {done} / {of}</translation>
  </message>
  <message>
   <source>contrapposto</source>
   <translation>Kontrapost</translation>
  </message>
  <message>
   <source>dancing</source>
   <translation>tanzend</translation>
  </message>
  <message>
   <source>decoded in tiles</source>
   <translation>in Kacheln dekodiert</translation>
  </message>
  <message>
   <source>decoded together</source>
   <translation>zusammen dekodiert</translation>
  </message>
  <message>
   <source>diffusers' steps</source>
   <translation>Schritte wie diffusers</translation>
  </message>
  <message>
   <source>drawn</source>
   <translation>gezeichnet</translation>
  </message>
  <message>
   <source>drawn for a control</source>
   <translation>gezeichnet für eine Steuerung</translation>
  </message>
  <message>
   <source>embedding</source>
   <translation>Embedding</translation>
  </message>
  <message>
   <source>encoder</source>
   <translation>Encoder</translation>
  </message>
  <message>
   <source>encoder alone</source>
   <translation>nur der Encoder</translation>
  </message>
  <message>
   <source>favourite</source>
   <translation>Favorit</translation>
  </message>
  <message>
   <source>final</source>
   <translation>fertig</translation>
  </message>
  <message>
   <source>finer or safer decoding</source>
   <translation>feinere oder sicherere Dekodierung</translation>
  </message>
  <message>
   <source>first</source>
   <translation>erstes</translation>
  </message>
  <message>
   <source>following a map</source>
   <translation>einem Steuerbild folgen</translation>
  </message>
  <message>
   <source>following a picture's look</source>
   <translation>dem Aussehen eines Bildes folgen</translation>
  </message>
  <message>
   <source>from behind</source>
   <translation>von hinten</translation>
  </message>
  <message>
   <source>from layer</source>
   <translation>aus Ebene</translation>
  </message>
  <message>
   <source>from picture</source>
   <translation>aus Bild</translation>
  </message>
  <message>
   <source>get a ControlNet for the same maps</source>
   <translation>ein ControlNet für dieselben Karten holen</translation>
  </message>
  <message>
   <source>get the file of the weights themselves</source>
   <translation>die Datei mit den Gewichten selbst holen</translation>
  </message>
  <message>
   <source>get the whole model</source>
   <translation>das ganze Modell holen</translation>
  </message>
  <message>
   <source>give it to a control</source>
   <translation>es einer Steuerung geben</translation>
  </message>
  <message>
   <source>give it to a reference picture</source>
   <translation>es einem Referenzbild geben</translation>
  </message>
  <message>
   <source>guidance from the sketch</source>
   <translation>Führung von der Skizze</translation>
  </message>
  <message>
   <source>hands on hips</source>
   <translation>Hände in den Hüften</translation>
  </message>
  <message>
   <source>has numbers of the format {kind}, which are not read</source>
   <translation>hat Zahlen im Format {kind}, die nicht gelesen werden</translation>
  </message>
  <message>
   <source>holding hands</source>
   <translation>Hand in Hand</translation>
  </message>
  <message>
   <source>holds {get}</source>
   <translation>enthält {get}</translation>
  </message>
  <message>
   <source>how closely the map is followed; 0 is off</source>
   <translation>wie eng dem Steuerbild gefolgt wird; 0 ist aus</translation>
  </message>
  <message>
   <source>how far the masked part may leave what is there; 1 draws it anew</source>
   <translation>wie weit der maskierte Teil von dem abweichen darf, was da ist; 1 zeichnet ihn neu</translation>
  </message>
  <message>
   <source>how far the new part takes on the colours that it meets at the mask's edge</source>
   <translation>wie weit der neue Teil die Farben am Maskenrand annimmt</translation>
  </message>
  <message>
   <source>how far the noise is turned from the seed's towards another's: pictures like one another; 0 is off</source>
   <translation>wie weit das Rauschen vom Seed zu einem anderen gedreht wird: einander ähnliche Bilder; 0 ist aus</translation>
  </message>
  <message>
   <source>how far the picture may leave the sketch; 0 keeps it, 1 ignores it</source>
   <translation>wie weit das Bild von der Skizze abweichen darf; 0 behält sie, 1 beachtet sie nicht</translation>
  </message>
  <message>
   <source>how far the second pass may leave the first</source>
   <translation>wie weit der zweite Durchgang vom ersten abweichen darf</translation>
  </message>
  <message>
   <source>how many lie between noise and picture; more are slower and finer</source>
   <translation>wie viele zwischen Rauschen und Bild liegen; mehr sind langsamer und feiner</translation>
  </message>
  <message>
   <source>how many of the first steps follow other words</source>
   <translation>wie viele der ersten Schritte anderen Worten folgen</translation>
  </message>
  <message>
   <source>how many of the text encoder's last layers are left out</source>
   <translation>wie viele der letzten Schichten des Text-Encoders weggelassen werden</translation>
  </message>
  <message>
   <source>how many pixels, each way, are one that was drawn</source>
   <translation>wie viele Pixel je Richtung einem gezeichneten entsprechen</translation>
  </message>
  <message>
   <source>how much is taken over; 0 is nothing</source>
   <translation>wie viel übernommen wird; 0 ist nichts</translation>
  </message>
  <message>
   <source>how often the UNet's inner levels are computed: 1 in every step, 2 in every second, less exact</source>
   <translation>wie oft die inneren Ebenen des UNet berechnet werden: 1 in jedem Schritt, 2 in jedem zweiten, weniger genau</translation>
  </message>
  <message>
   <source>how softly the new part runs into the old</source>
   <translation>wie weich der neue Teil in den alten übergeht</translation>
  </message>
  <message>
   <source>how strictly the prompt is followed; 1 is off, and twice as fast</source>
   <translation>wie streng dem Prompt gefolgt wird; 1 ist aus und doppelt so schnell</translation>
  </message>
  <message>
   <source>how well liked is what the picture is kept from being</source>
   <translation>wie gut gefällt, was das Bild nicht sein soll</translation>
  </message>
  <message>
   <source>how well liked the picture is to be</source>
   <translation>wie gut das Bild gefallen soll</translation>
  </message>
  <message>
   <source>huggingface.co, or a mirror's address</source>
   <translation>huggingface.co oder die Adresse eines Spiegels</translation>
  </message>
  <message>
   <source>is a GGUF file, quantised for other programs: get the .safetensors file of the same model</source>
   <translation>ist eine GGUF-Datei, für andere Programme quantisiert: die .safetensors-Datei desselben Modells holen</translation>
  </message>
  <message>
   <source>is a Git LFS pointer, not the weights: fetch the file itself (“git lfs pull”)</source>
   <translation>ist ein Zeiger von Git LFS, nicht die Gewichte: die Datei selbst holen („git lfs pull“)</translation>
  </message>
  <message>
   <source>is a pickle under another name, which could run code: get a real .safetensors file</source>
   <translation>ist ein Pickle unter anderem Namen, der Code ausführen könnte: eine echte .safetensors-Datei holen</translation>
  </message>
  <message>
   <source>is a picture, not weights</source>
   <translation>ist ein Bild, keine Gewichte</translation>
  </message>
  <message>
   <source>is a server's error message, not weights: download it again</source>
   <translation>ist die Fehlermeldung eines Servers, keine Gewichte: noch einmal laden</translation>
  </message>
  <message>
   <source>is a text, not weights (“{words}…”): download the file itself</source>
   <translation>ist ein Text, keine Gewichte („{words}…“): die Datei selbst herunterladen</translation>
  </message>
  <message>
   <source>is a web page, not weights: download the file itself, not the page that shows it</source>
   <translation>ist eine Webseite, keine Gewichte: die Datei selbst laden, nicht die Seite, die sie zeigt</translation>
  </message>
  <message>
   <source>is an HDF5 (Keras) file: get the .safetensors file of the same model</source>
   <translation>ist eine HDF5-Datei (Keras): die .safetensors-Datei desselben Modells holen</translation>
  </message>
  <message>
   <source>is an ONNX graph, not weights: get the .safetensors file of the same model</source>
   <translation>ist ein ONNX-Graph, keine Gewichte: die .safetensors-Datei desselben Modells holen</translation>
  </message>
  <message>
   <source>is an archive: unpack it, and use what it holds</source>
   <translation>ist ein Archiv: auspacken und den Inhalt verwenden</translation>
  </message>
  <message>
   <source>is an unfinished download: let it come whole, or download it again</source>
   <translation>ist ein unfertiger Download: ganz kommen lassen oder neu herunterladen</translation>
  </message>
  <message>
   <source>is not here</source>
   <translation>ist nicht hier</translation>
  </message>
  <message>
   <source>is on another machine</source>
   <translation>ist auf einem anderen Rechner</translation>
  </message>
  <message>
   <source>is told no original size, target size or crop</source>
   <translation>kennt weder Original- und Zielgröße noch Beschnitt</translation>
  </message>
  <message>
   <source>it can be chosen as the VAE, under Advanced</source>
   <translation>unter „Erweitert“ kann es als VAE gewählt werden</translation>
  </message>
  <message>
   <source>it can be chosen as the model</source>
   <translation>es kann als Modell gewählt werden</translation>
  </message>
  <message>
   <source>it can be chosen where a picture is enlarged</source>
   <translation>es kann beim Vergrößern eines Bildes gewählt werden</translation>
  </message>
  <message>
   <source>it changes a layer of the kind {name__}, which PEFT doesn't</source>
   <translation>es ändert eine Schicht der Art {name__}, was PEFT nicht tut</translation>
  </message>
  <message>
   <source>it has to be merged into the weights, which this way of offloading keeps out of reach</source>
   <translation>es muss in die Gewichte eingerechnet werden, die bei dieser Auslagerung nicht erreichbar sind</translation>
  </message>
  <message>
   <source>it has {count} weights that such a network has no place for, such as {name}</source>
   <translation>es hat {count} Gewichte, für die ein solches Netz keinen Platz hat, etwa {name}</translation>
  </message>
  <message>
   <source>it holds no weights: fetch its files again, with the .safetensors</source>
   <translation>es enthält keine Gewichte: die Dateien noch einmal holen, mit den .safetensors</translation>
  </message>
  <message>
   <source>it is cut short: let the download come whole, or download it again</source>
   <translation>sie ist abgeschnitten: das Herunterladen beenden lassen oder noch einmal herunterladen</translation>
  </message>
  <message>
   <source>it is in the list of LoRAs</source>
   <translation>es steht in der Liste der LoRAs</translation>
  </message>
  <message>
   <source>it is left out</source>
   <translation>er bleibt weg</translation>
  </message>
  <message>
   <source>it is no JSON</source>
   <translation>es ist kein JSON</translation>
  </message>
  <message>
   <source>it is no JSON from line {line}, column {column} on</source>
   <translation>es ist ab Zeile {line}, Spalte {column} kein JSON</translation>
  </message>
  <message>
   <source>it is on now</source>
   <translation>es ist jetzt eingeschaltet</translation>
  </message>
  <message>
   <source>it is the model now</source>
   <translation>es ist jetzt das Modell</translation>
  </message>
  <message>
   <source>it lacks half of a LoHa's tensors</source>
   <translation>die Hälfte der Tensoren eines LoHa fehlt</translation>
  </message>
  <message>
   <source>it lacks half of a LoKr's tensors</source>
   <translation>die Hälfte der Tensoren eines LoKr fehlt</translation>
  </message>
  <message>
   <source>it lacks {count} of its weights, such as {name}</source>
   <translation>es fehlen {count} seiner Gewichte, etwa {name}</translation>
  </message>
  <message>
   <source>it lacks “{name}”</source>
   <translation>es fehlt „{name}“</translation>
  </message>
  <message>
   <source>it may not be written to: change its permissions</source>
   <translation>darf nicht beschrieben werden: die Rechte ändern</translation>
  </message>
  <message>
   <source>it turns {outputs} outputs of a layer that has {value}: it is for another kind of model</source>
   <translation>es dreht {outputs} Ausgänge einer Schicht, die {value} hat: es ist für eine andere Art von Modell</translation>
  </message>
  <message>
   <source>it turns {value} inputs of a layer that has {inputs}</source>
   <translation>es dreht {value} Eingänge einer Schicht, die {inputs} hat</translation>
  </message>
  <message>
   <source>its card is switched off</source>
   <translation>die Karte ist ausgeschaltet</translation>
  </message>
  <message>
   <source>its config says {name} {each}</source>
   <translation>seine Konfiguration sagt {name} {each}</translation>
  </message>
  <message>
   <source>its header doesn't say in which format the weights “{name}” are</source>
   <translation>ihr Kopf sagt nicht, in welchem Format die Gewichte „{name}“ sind</translation>
  </message>
  <message>
   <source>its header doesn't say where the weights “{name}” lie</source>
   <translation>ihr Kopf sagt nicht, wo die Gewichte „{name}“ liegen</translation>
  </message>
  <message>
   <source>its header is longer than the file</source>
   <translation>ihr Kopf ist länger als die Datei</translation>
  </message>
  <message>
   <source>its header is no list of weights</source>
   <translation>ihr Kopf ist keine Liste von Gewichten</translation>
  </message>
  <message>
   <source>its header is too long to be one</source>
   <translation>ihr Kopf ist zu lang für einen</translation>
  </message>
  <message>
   <source>its header names “{name}” twice</source>
   <translation>ihr Kopf nennt „{name}“ zweimal</translation>
  </message>
  <message>
   <source>its header says nothing of the weights “{name}”</source>
   <translation>ihr Kopf sagt nichts über die Gewichte „{name}“</translation>
  </message>
  <message>
   <source>its name in the prompt calls it</source>
   <translation>sein Name im Prompt ruft es auf</translation>
  </message>
  <message>
   <source>its weights are not those of such a network</source>
   <translation>seine Gewichte sind nicht die eines solchen Netzes</translation>
  </message>
  <message>
   <source>its weights “{name}” and “{other}” lie over one another</source>
   <translation>ihre Gewichte „{name}“ und „{other}“ liegen übereinander</translation>
  </message>
  <message>
   <source>its weights “{name}” are not numbers (NaN): it is damaged</source>
   <translation>seine Gewichte „{name}“ sind keine Zahlen (NaN): es ist beschädigt</translation>
  </message>
  <message>
   <source>its weights “{name}” are of the shape {theirs}, where such a network has {ours}</source>
   <translation>seine Gewichte „{name}“ haben die Form {theirs}, wo ein solches Netz {ours} hat</translation>
  </message>
  <message>
   <source>its {label}: {path} is missing. Get the whole folder</source>
   <translation>sein Teil „{label}“: {path} fehlt. Den ganzen Ordner holen</translation>
  </message>
  <message>
   <source>its {name} is no table</source>
   <translation>ihr {name} ist keine Tabelle</translation>
  </message>
  <message>
   <source>jumping</source>
   <translation>springend</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>behalten</translation>
  </message>
  <message>
   <source>kneeling</source>
   <translation>kniend</translation>
  </message>
  <message>
   <source>knows no CLIP skip: leave it at 0</source>
   <translation>kennt kein CLIP-Skip: auf 0 lassen</translation>
  </message>
  <message>
   <source>left</source>
   <translation>links</translation>
  </message>
  <message>
   <source>looking…</source>
   <translation>sucht …</translation>
  </message>
  <message>
   <source>making this map of any picture</source>
   <translation>dieses Steuerbild aus einem beliebigen Bild machen</translation>
  </message>
  <message>
   <source>many times faster with one</source>
   <translation>mit einer um ein Vielfaches schneller</translation>
  </message>
  <message>
   <source>mask in use</source>
   <translation>Maske in Gebrauch</translation>
  </message>
  <message>
   <source>measuring this machine…</source>
   <translation>dieser Rechner wird vermessen …</translation>
  </message>
  <message>
   <source>memory</source>
   <translation>Speicher</translation>
  </message>
  <message>
   <source>micro-conditioning</source>
   <translation>Mikro-Konditionierung</translation>
  </message>
  <message>
   <source>mirrored</source>
   <translation>gespiegelt</translation>
  </message>
  <message>
   <source>model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>models that need PyTorch</source>
   <translation>Modelle, die PyTorch brauchen</translation>
  </message>
  <message>
   <source>negative prompt</source>
   <translation>negativer Prompt</translation>
  </message>
  <message>
   <source>net file</source>
   <translation>Netzdatei</translation>
  </message>
  <message>
   <source>net folder</source>
   <translation>Netzordner</translation>
  </message>
  <message>
   <source>new each time</source>
   <translation>jedes Mal neu</translation>
  </message>
  <message>
   <source>no ControlNet</source>
   <translation>kein ControlNet</translation>
  </message>
  <message>
   <source>no IP-Adapter that Sketchlight knows</source>
   <translation>kein IP-Adapter, den Sketchlight kennt</translation>
  </message>
  <message>
   <source>no LoRA</source>
   <translation>kein LoRA</translation>
  </message>
  <message>
   <source>no Stable Diffusion model</source>
   <translation>kein Stable-Diffusion-Modell</translation>
  </message>
  <message>
   <source>no autoencoder</source>
   <translation>kein Autoencoder</translation>
  </message>
  <message>
   <source>no embedding</source>
   <translation>kein Embedding</translation>
  </message>
  <message>
   <source>no picture</source>
   <translation>kein Bild</translation>
  </message>
  <message>
   <source>noise schedule</source>
   <translation>Rauschplan</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keiner</translation>
  </message>
  <message>
   <source>none, or as the system says</source>
   <translation>keiner, oder wie das System sagt</translation>
  </message>
  <message>
   <source>none: the program never looks by itself</source>
   <translation>keine: das Programm sucht nie von selbst</translation>
  </message>
  <message>
   <source>none; ray, or ray:HOST:PORT</source>
   <translation>keiner; ray oder ray:HOST:PORT</translation>
  </message>
  <message>
   <source>nothing that Sketchlight knows</source>
   <translation>nichts, was Sketchlight kennt</translation>
  </message>
  <message>
   <source>of width and height</source>
   <translation>von Breite und Höhe</translation>
  </message>
  <message>
   <source>off at guidance 1</source>
   <translation>aus bei Führung 1</translation>
  </message>
  <message>
   <source>one picture at a time</source>
   <translation>ein Bild auf einmal</translation>
  </message>
  <message>
   <source>over how much the tiles fade into each other</source>
   <translation>wie breit die Kacheln ineinander übergehen</translation>
  </message>
  <message>
   <source>parts of a layer</source>
   <translation>Teile einer Ebene</translation>
  </message>
  <message>
   <source>pictures by this model</source>
   <translation>Bilder mit diesem Modell</translation>
  </message>
  <message>
   <source>pictures made at once, each with the next seed, or varied towards the next</source>
   <translation>Bilder auf einmal, jedes mit dem nächsten Startwert, oder zum nächsten hin abgewandelt</translation>
  </message>
  <message>
   <source>pictures of cards</source>
   <translation>Bilder von Karten</translation>
  </message>
  <message>
   <source>place</source>
   <translation>Ort</translation>
  </message>
  <message>
   <source>plain text</source>
   <translation>einfacher Text</translation>
  </message>
  <message>
   <source>pointing</source>
   <translation>zeigend</translation>
  </message>
  <message>
   <source>prediction</source>
   <translation>Vorhersage</translation>
  </message>
  <message>
   <source>preview decoder</source>
   <translation>Vorschau-Decoder</translation>
  </message>
  <message>
   <source>processor and graphics card</source>
   <translation>Prozessor und Grafikkarte</translation>
  </message>
  <message>
   <source>prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <source>put it into the folder “embeddings” and call it by its name in the prompt</source>
   <translation>in den Ordner „embeddings“ legen und im Prompt beim Namen rufen</translation>
  </message>
  <message>
   <source>ready map</source>
   <translation>fertiges Steuerbild</translation>
  </message>
  <message>
   <source>refined</source>
   <translation>verfeinert</translation>
  </message>
  <message>
   <source>refined at rest</source>
   <translation>in Ruhe verfeinert</translation>
  </message>
  <message>
   <source>refiner</source>
   <translation>Verfeinerer</translation>
  </message>
  <message>
   <source>refining {done} / {of}</source>
   <translation>wird verfeinert {done} / {of}</translation>
  </message>
  <message>
   <source>region</source>
   <translation>Region</translation>
  </message>
  <message>
   <source>right</source>
   <translation>rechts</translation>
  </message>
  <message>
   <source>running</source>
   <translation>rennend</translation>
  </message>
  <message>
   <source>runs everywhere</source>
   <translation>läuft überall</translation>
  </message>
  <message>
   <source>sampler</source>
   <translation>Sampler</translation>
  </message>
  <message>
   <source>scheduler</source>
   <translation>Scheduler</translation>
  </message>
  <message>
   <source>sharp previews of every step</source>
   <translation>scharfe Vorschauen jedes Schritts</translation>
  </message>
  <message>
   <source>shortcut preset</source>
   <translation>Tastenvorgabe</translation>
  </message>
  <message>
   <source>sitting</source>
   <translation>sitzend</translation>
  </message>
  <message>
   <source>sitting on the ground</source>
   <translation>auf dem Boden sitzend</translation>
  </message>
  <message>
   <source>size unknown</source>
   <translation>Größe unbekannt</translation>
  </message>
  <message>
   <source>sketchlight shortcuts.pdf</source>
   <translation>sketchlight-tasten.pdf</translation>
  </message>
  <message>
   <source>spacing</source>
   <translation>Abstand</translation>
  </message>
  <message>
   <source>standing</source>
   <translation>stehend</translation>
  </message>
  <message>
   <source>starred</source>
   <translation>mit Stern</translation>
  </message>
  <message>
   <source>starts from a picture: give one</source>
   <translation>geht von einem Bild aus: eines angeben</translation>
  </message>
  <message>
   <source>steers {value}</source>
   <translation>steuert {value}</translation>
  </message>
  <message>
   <source>step {step} / {total}</source>
   <translation>Schritt {step} / {total}</translation>
  </message>
  <message>
   <source>steps of the second pass</source>
   <translation>Schritte im zweiten Durchgang</translation>
  </message>
  <message>
   <source>stopping…</source>
   <translation>hält an …</translation>
  </message>
  <message>
   <source>tag</source>
   <translation>Tag</translation>
  </message>
  <message>
   <source>taken from live</source>
   <translation>aus Live übernommen</translation>
  </message>
  <message>
   <source>takes no ControlNets</source>
   <translation>nimmt keine ControlNets</translation>
  </message>
  <message>
   <source>takes no ControlNets: leave them out</source>
   <translation>nimmt keine ControlNets: weglassen</translation>
  </message>
  <message>
   <source>takes no LoRAs</source>
   <translation>nimmt keine LoRAs</translation>
  </message>
  <message>
   <source>takes no LoRAs: leave them out</source>
   <translation>nimmt keine LoRAs: weglassen</translation>
  </message>
  <message>
   <source>takes no reference pictures</source>
   <translation>nimmt keine Referenzbilder</translation>
  </message>
  <message>
   <source>takes no reference pictures: leave them out</source>
   <translation>nimmt keine Referenzbilder: weglassen</translation>
  </message>
  <message>
   <source>takes no refiner: leave it out</source>
   <translation>nimmt keinen Verfeinerer: weglassen</translation>
  </message>
  <message>
   <source>text encoder</source>
   <translation>Text-Encoder</translation>
  </message>
  <message>
   <source>the Stable Diffusion XL refiner</source>
   <translation>der Verfeinerer von Stable Diffusion XL</translation>
  </message>
  <message>
   <source>the disk failed or is full</source>
   <translation>der Datenträger versagte oder ist voll</translation>
  </message>
  <message>
   <source>the folder is missing or may not be written to</source>
   <translation>der Ordner fehlt oder darf nicht beschrieben werden</translation>
  </message>
  <message>
   <source>the halves of a layer don't go together (rank {rank}): it is damaged</source>
   <translation>die Hälften einer Schicht passen nicht zusammen (Rang {rank}): beschädigt</translation>
  </message>
  <message>
   <source>the last drawing</source>
   <translation>die letzte Zeichnung</translation>
  </message>
  <message>
   <source>the last drawing (its file is damaged{aside})</source>
   <translation>die letzte Zeichnung (ihre Datei ist beschädigt{aside})</translation>
  </message>
  <message>
   <source>the last drawing ({error})</source>
   <translation>die letzte Zeichnung ({error})</translation>
  </message>
  <message>
   <source>the layer</source>
   <translation>die Ebene</translation>
  </message>
  <message>
   <source>the model's own</source>
   <translation>der des Modells</translation>
  </message>
  <message>
   <source>the order of the layers</source>
   <translation>die Reihenfolge der Ebenen</translation>
  </message>
  <message>
   <source>the panels</source>
   <translation>die Bedienfelder</translation>
  </message>
  <message>
   <source>the part of the run after which the map isn't followed</source>
   <translation>der Teil des Laufs, nach dem dem Steuerbild nicht gefolgt wird</translation>
  </message>
  <message>
   <source>the part of the run after which the refiner takes over</source>
   <translation>der Teil des Laufs, nach dem der Verfeinerer übernimmt</translation>
  </message>
  <message>
   <source>the part of the run before which the map isn't followed</source>
   <translation>der Teil des Laufs, vor dem dem Steuerbild nicht gefolgt wird</translation>
  </message>
  <message>
   <source>the running averages of a network's weights (EMA) alone</source>
   <translation>nur die laufenden Mittel der Gewichte eines Netzes (EMA)</translation>
  </message>
  <message>
   <source>the settings of the panels</source>
   <translation>die Einstellungen der Tafeln</translation>
  </message>
  <message>
   <source>the shape of its weights “{name}” doesn't fit the room they take</source>
   <translation>die Form ihrer Gewichte „{name}“ passt nicht zum Platz, den sie einnehmen</translation>
  </message>
  <message>
   <source>the shape of its weights “{name}” is no list of whole numbers</source>
   <translation>die Form ihrer Gewichte „{name}“ ist keine Liste ganzer Zahlen</translation>
  </message>
  <message>
   <source>the size and shape that is composed for</source>
   <translation>Größe und Form, für die komponiert wird</translation>
  </message>
  <message>
   <source>the speed preset and the LoRA</source>
   <translation>die Tempo-Vorgabe und das LoRA</translation>
  </message>
  <message>
   <source>the weights of its {label}: {place} holds none. Get the whole folder</source>
   <translation>die Gewichte für „{label}“: {place} enthält keine. Den ganzen Ordner holen</translation>
  </message>
  <message>
   <source>there is no space left: free some</source>
   <translation>kein Platz mehr frei: welchen schaffen</translation>
  </message>
  <message>
   <source>thing</source>
   <translation>Ding</translation>
  </message>
  <message>
   <source>thinking</source>
   <translation>nachdenkend</translation>
  </message>
  <message>
   <source>time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>tiny VAE</source>
   <translation>kleine VAE</translation>
  </message>
  <message>
   <source>tokenizer</source>
   <translation>Tokenizer</translation>
  </message>
  <message>
   <source>too large</source>
   <translation>zu groß</translation>
  </message>
  <message>
   <source>top</source>
   <translation>oben</translation>
  </message>
  <message>
   <source>unchanged; kept in the system's keyring, never in a file</source>
   <translation>unverändert; im Schlüsselbund des Systems, nie in einer Datei</translation>
  </message>
  <message>
   <source>unsaved changes</source>
   <translation>ungespeicherte Änderungen</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>wartet</translation>
  </message>
  <message>
   <source>walking</source>
   <translation>gehend</translation>
  </message>
  <message>
   <source>want of a graph</source>
   <translation>Fehlen eines Graphen</translation>
  </message>
  <message>
   <source>waving</source>
   <translation>winkend</translation>
  </message>
  <message>
   <source>what lay in a damaged part of the journal</source>
   <translation>was in einem beschädigten Teil des Journals lag</translation>
  </message>
  <message>
   <source>where PyTorch is installed from</source>
   <translation>woher PyTorch installiert wird</translation>
  </message>
  <message>
   <source>which of all possible pictures; picture i has the i-th next, unless they are varied</source>
   <translation>welches aller möglichen Bilder; Bild i hat den i-ten danach, sofern nicht abgewandelt wird</translation>
  </message>
  <message>
   <source>whose noise a varied picture is turned towards; picture i: the i-th next</source>
   <translation>zu wessen Rauschen ein abgewandeltes Bild gedreht wird; Bild i: der i-te nächste</translation>
  </message>
  <message>
   <source>widens the mask before it is used (negative: narrows it)</source>
   <translation>verbreitert die Maske vor ihrer Verwendung (negativ: verschmälert sie)</translation>
  </message>
  <message>
   <source>wildcard</source>
   <translation>Platzhalter</translation>
  </message>
  <message>
   <source>will offload</source>
   <translation>lagert aus</translation>
  </message>
  <message>
   <source>words of “{name}”</source>
   <translation>Worte von „{name}“</translation>
  </message>
  <message>
   <source>xFormers is not installed here: choose the attention SDPA, which is as fast.</source>
   <translation>xFormers ist hier nicht installiert: die Attention SDPA wählen, sie ist ebenso schnell.</translation>
  </message>
  <message>
   <source>{LEAST} to {MOST} px, in steps of {STEP}</source>
   <translation>{LEAST} bis {MOST} px, in Schritten von {STEP}</translation>
  </message>
  <message>
   <source>{NAME} can't be read ({error}): install the program again.</source>
   <translation>{NAME} kann nicht gelesen werden ({error}): das Programm neu installieren.</translation>
  </message>
  <message>
   <source>{accessibleName} of the map; double-click for the usual one</source>
   <translation>{accessibleName} des Steuerbilds; Doppelklick für den üblichen</translation>
  </message>
  <message>
   <source>{asker} needs PyTorch{told}, which this installation came without: it can be installed.</source>
   <translation>{asker} braucht PyTorch{told}, das hier nicht dabei war: es lässt sich installieren.</translation>
  </message>
  <message>
   <source>{batch} pictures at a time</source>
   <translation>{batch} Bilder auf einmal</translation>
  </message>
  <message>
   <source>{capitalize} offload needs a graphics device. On a processor, group offload keeps the weights on the disk.</source>
   <translation>Die Auslagerung {capitalize} braucht ein Grafikgerät. Auf einem Prozessor lässt die gruppenweise Auslagerung die Gewichte auf dem Datenträger.</translation>
  </message>
  <message>
   <source>{capitalize}: about {gigabytes} of {gigabytes_2} free</source>
   <translation>{capitalize}: etwa {gigabytes} von {gigabytes_2} frei</translation>
  </message>
  <message>
   <source>{capitalize}: {tokens} tokens, {room} are read at once</source>
   <translation>{capitalize}: {tokens} Token, {room} werden auf einmal gelesen</translation>
  </message>
  <message>
   <source>{cells} pictures, one after another; everything else as in the panel.</source>
   <translation>{cells} Bilder, eins nach dem anderen; alles andere wie im Bedienfeld.</translation>
  </message>
  <message>
   <source>{channels} channels</source>
   <translation>{channels} Kanäle</translation>
  </message>
  <message>
   <source>{count} pictures are chosen.</source>
   <translation>{count} Bilder sind gewählt.</translation>
  </message>
  <message>
   <source>{count} workers are outside 1–{most}.</source>
   <translation>{count} Prozesse liegen außerhalb von 1–{most}.</translation>
  </message>
  <message>
   <source>{done:.1f} of {total:.1f} MB</source>
   <translation>{done:.1f} von {total:.1f} MB</translation>
  </message>
  <message>
   <source>{done:.2f} of {total:.2f} GB</source>
   <translation>{done:.2f} von {total:.2f} GB</translation>
  </message>
  <message>
   <source>{done} of {total}</source>
   <translation>{done} von {total}</translation>
  </message>
  <message>
   <source>{entry} in {name}</source>
   <translation>{entry} in {name}</translation>
  </message>
  <message>
   <source>{error} The layers were opened without the panels.</source>
   <translation>{error} Die Ebenen wurden ohne die Bedienfelder geöffnet.</translation>
  </message>
  <message>
   <source>{filename} can't be read: {strerror}.</source>
   <translation>{filename} kann nicht gelesen werden: {strerror}.</translation>
  </message>
  <message>
   <source>{folder} can't be made: {strerror}.</source>
   <translation>{folder} lässt sich nicht anlegen: {strerror}.</translation>
  </message>
  <message>
   <source>{folder} is a folder: choose one file of weights.</source>
   <translation>{folder} ist ein Ordner: eine Datei mit Gewichten wählen.</translation>
  </message>
  <message>
   <source>{folder} is a folder: choose the file in it, {file}.</source>
   <translation>{folder} ist ein Ordner: die Datei darin wählen, {file}.</translation>
  </message>
  <message>
   <source>{folder} is no pack of models: it has no {MANIFEST}.</source>
   <translation>{folder} ist kein Modellpaket: {MANIFEST} fehlt.</translation>
  </message>
  <message>
   <source>{folder} isn't empty: choose a folder of its own for the pack.</source>
   <translation>{folder} ist nicht leer: einen eigenen Ordner für das Paket wählen.</translation>
  </message>
  <message>
   <source>{folder} lacks its {index}: get the whole folder.</source>
   <translation>{folder} fehlt die {index}: den ganzen Ordner holen.</translation>
  </message>
  <message>
   <source>{folder} was packed by a newer version of the program.</source>
   <translation>{folder} wurde von einer neueren Programmversion gepackt.</translation>
  </message>
  <message>
   <source>{folder} {what}: by its {index} it is of the kind {name}.</source>
   <translation>{folder} {what}: laut seiner {index} ist er von der Art {name}.</translation>
  </message>
  <message>
   <source>{folder} {what}: there is no {index} in it.</source>
   <translation>{folder} {what}: es ist keine {index} darin.</translation>
  </message>
  <message>
   <source>{folder} {what}; the folder in it does: choose {inner}.</source>
   <translation>{folder} {what}; wohl aber der Ordner darin: {inner} wählen.</translation>
  </message>
  <message>
   <source>{host} can't be reached for {repo}: check the network connection, and the proxy if you need one.</source>
   <translation>{host} ist für {repo} nicht erreichbar: die Netzverbindung prüfen, und den Proxy, falls einer nötig ist.</translation>
  </message>
  <message>
   <source>{host} did not answer for {seconds:g} s while {repo} was fetched: fetch it again, it continues where it stopped.</source>
   <translation>{host} antwortete {seconds:g} s lang nicht, während {repo} geladen wurde: noch einmal laden, es geht dort weiter.</translation>
  </message>
  <message>
   <source>{host} does not answer as a model hub does when asked for {repo} ({name__}): check HF_ENDPOINT, or try again later.</source>
   <translation>{host} antwortet auf die Frage nach {repo} nicht wie ein Modellverzeichnis ({name__}): HF_ENDPOINT prüfen oder später noch einmal versuchen.</translation>
  </message>
  <message>
   <source>{host} does not answer as a model hub does when asked for {repo}: check HF_ENDPOINT, and whether this network wants you to sign in first.</source>
   <translation>{host} antwortet auf die Frage nach {repo} nicht wie ein Modellverzeichnis: HF_ENDPOINT prüfen, und ob dieses Netz zuerst eine Anmeldung will.</translation>
  </message>
  <message>
   <source>{host} does not know the token that was sent for {repo}: check HF_TOKEN or the download settings.</source>
   <translation>{host} kennt das Token nicht, das für {repo} gesendet wurde: HF_TOKEN oder die Einstellungen prüfen.</translation>
  </message>
  <message>
   <source>{host} doesn't give {path} of {repo} (HTTP {status}): check its address.</source>
   <translation>{host} gibt {path} von {repo} nicht her (HTTP {status}): die Adresse prüfen.</translation>
  </message>
  <message>
   <source>{host} has a fault of its own (HTTP {status}) with {repo}: try again later.</source>
   <translation>{host} hat selbst eine Störung (HTTP {status}) bei {repo}: später noch einmal versuchen.</translation>
  </message>
  <message>
   <source>{host} has had too many requests, the last for {repo}: wait some minutes and fetch again.</source>
   <translation>{host} bekam zu viele Anfragen, zuletzt für {repo}: einige Minuten warten und noch einmal laden.</translation>
  </message>
  <message>
   <source>{host} has no more of {path} of {repo} than came already: fetch it again, anew.</source>
   <translation>{host} hat von {path} aus {repo} nicht mehr, als schon kam: noch einmal von vorn laden.</translation>
  </message>
  <message>
   <source>{host} says that {path} of {repo} has {size} bytes, which can't be: try later.</source>
   <translation>{host} sagt, {path} von {repo} habe {size} Bytes, was nicht sein kann: später versuchen.</translation>
  </message>
  <message>
   <source>{host} sent something for {repo} that can't be read: try again later.</source>
   <translation>{host} schickte für {repo} etwas Unlesbares: später noch einmal versuchen.</translation>
  </message>
  <message>
   <source>{host}, asked for {repo}, shows a certificate that is not trusted: check this machine's clock, and whether a proxy looks into the connection.</source>
   <translation>{host}, nach {repo} gefragt, zeigt ein Zertifikat, dem nicht vertraut wird: die Uhr dieses Rechners prüfen, und ob ein Proxy in die Verbindung sieht.</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>{hours} h {minutes} min</translation>
  </message>
  <message>
   <source>{join} can't be used: something in its files is broken, or doesn't fit the rest ({in_words}). Get it anew, or choose another.</source>
   <translation>{join} ist nicht verwendbar: etwas in den Dateien ist fehlerhaft oder passt nicht zum Rest ({in_words}). Neu holen oder anderes wählen.</translation>
  </message>
  <message>
   <source>{join} under {folder}</source>
   <translation>{join} unter {folder}</translation>
  </message>
  <message>
   <source>{kind}: {label}</source>
   <translation>{kind}: {label}</translation>
  </message>
  <message>
   <source>{label}	needs a LoRA</source>
   <translation>{label}	braucht ein LoRA</translation>
  </message>
  <message>
   <source>{label} ({family_label}) is no refiner for {label_2} ({family_label_2}): choose another, or leave it out.</source>
   <translation>{label} ({family_label}) ist kein Verfeinerer für {label_2} ({family_label_2}): einen anderen wählen oder weglassen.</translation>
  </message>
  <message>
   <source>{label} ({family_label}) {value}: take this card away, or choose another model.</source>
   <translation>{label} ({family_label}) {value}: diese Karte entfernen oder ein anderes Modell wählen.</translation>
  </message>
  <message>
   <source>{label} ({family}) {why}.</source>
   <translation>{label} ({family}) {why}.</translation>
  </message>
  <message>
   <source>{label} computed not-a-number values. Try other settings.</source>
   <translation>{label} errechnete ungültige Zahlen. Andere Einstellungen versuchen.</translation>
  </message>
  <message>
   <source>{label} computed not-a-number values. Try the precision float32, or other settings.</source>
   <translation>{label} errechnete ungültige Zahlen. Die Genauigkeit float32 oder andere Einstellungen versuchen.</translation>
  </message>
  <message>
   <source>{label} doesn't fit: {error}.</source>
   <translation>{label} passt nicht: {error}.</translation>
  </message>
  <message>
   <source>{label} doesn't follow maps of the kind {label_2}: choose another for it.</source>
   <translation>{label} folgt keinen Steuerbildern der Art {label_2}: dafür ein anderes wählen.</translation>
  </message>
  <message>
   <source>{label} doesn't know {listed}.{knows}</source>
   <translation>{label} kennt {listed} nicht.{knows}</translation>
  </message>
  <message>
   <source>{label} finds no people: ask “pose” for them.</source>
   <translation>{label} findet keine Menschen: dafür „pose“ fragen.</translation>
  </message>
  <message>
   <source>{label} fits nothing in {label_2}: it is for another kind of model.</source>
   <translation>{label} passt zu nichts in {label_2}: es ist für eine andere Art von Modell.</translation>
  </message>
  <message>
   <source>{label} has a {name} of the kind {found}; Sketchlight knows {join}.</source>
   <translation>{label} hat {name} der Art {found}; Sketchlight kennt {join}.</translation>
  </message>
  <message>
   <source>{label} has no setting “{value}”.</source>
   <translation>{label} hat keine Einstellung „{value}“.</translation>
  </message>
  <message>
   <source>{label} has no vectors of {width} numbers for the model's {replace}.</source>
   <translation>{label} hat keine Vektoren aus {width} Zahlen für {replace} des Modells.</translation>
  </message>
  <message>
   <source>{label} has nothing to follow: {why}.</source>
   <translation>{label} hat nichts, dem es folgen kann: {why}.</translation>
  </message>
  <message>
   <source>{label} has {counts} vectors for the two text encoders, which must be as many: it is damaged.</source>
   <translation>{label} hat {counts} Vektoren für die zwei Textencoder, die gleich viele sein müssen: beschädigt.</translation>
  </message>
  <message>
   <source>{label} holds a decoder alone: get the whole autoencoder.</source>
   <translation>{label} enthält nur einen Decoder: den ganzen Autoencoder holen.</translation>
  </message>
  <message>
   <source>{label} holds an encoder alone: get the whole autoencoder.</source>
   <translation>{label} enthält nur einen Encoder: den ganzen Autoencoder holen.</translation>
  </message>
  <message>
   <source>{label} holds no autoencoder: choose one as the VAE, such as “{usual}”.{offered}</source>
   <translation>{label} enthält keinen Autoencoder: einen als VAE wählen, etwa „{usual}“.{offered}</translation>
  </message>
  <message>
   <source>{label} holds {count} tensors that mean nothing here, such as “{value}”: they are left out.</source>
   <translation>{label} enthält {count} Tensoren, die hier nichts bedeuten, etwa „{value}“: sie fallen weg.</translation>
  </message>
  <message>
   <source>{label} is a FaceID one: those need a face detector that Sketchlight doesn't have.</source>
   <translation>{label} ist ein FaceID-Adapter: die brauchen eine Gesichtserkennung, die Sketchlight nicht hat.</translation>
  </message>
  <message>
   <source>{label} is being fetched already, by another window or command.</source>
   <translation>{label} wird schon geladen, von einem anderen Fenster oder Befehl.</translation>
  </message>
  <message>
   <source>{label} is no refiner for {label_2}: choose another, or none.</source>
   <translation>{label} ist kein Verfeinerer für {label_2}: einen anderen oder keinen wählen.</translation>
  </message>
  <message>
   <source>{label} is of an architecture that Sketchlight can't use; it knows {label_2}.</source>
   <translation>{label} hat eine Architektur, die Sketchlight nicht verwenden kann; es kennt {label_2}.</translation>
  </message>
  <message>
   <source>{label} is of the kind {kind}; Sketchlight can use {join}.</source>
   <translation>{label} ist von der Art {kind}; Sketchlight kann {join} verwenden.</translation>
  </message>
  <message>
   <source>{label} is of the kind {kind}; Sketchlight knows {join}.</source>
   <translation>{label} ist von der Art {kind}; Sketchlight kennt {join}.</translation>
  </message>
  <message>
   <source>{label} is {in_words}; {label_2} is {family_label}. They don't fit together.</source>
   <translation>{label} ist {in_words}; {label_2} ist {family_label}. Sie passen nicht zusammen.</translation>
  </message>
  <message>
   <source>{label} isn't here yet: fetch it first.</source>
   <translation>{label} ist noch nicht hier: zuerst laden.</translation>
  </message>
  <message>
   <source>{label} knows no CLIP skip: it is left out.</source>
   <translation>{label} kennt kein CLIP skip: es bleibt weg.</translation>
  </message>
  <message>
   <source>{label} lacks {lacking}.</source>
   <translation>{label} fehlt {lacking}.</translation>
  </message>
  <message>
   <source>{label} makes other latents than Sketchlight's models have: {channels} channels.</source>
   <translation>{label} macht andere Latents, als Sketchlights Modelle haben: {channels} Kanäle.</translation>
  </message>
  <message>
   <source>{label} makes {channels} channels at 1/{factor} of the size; Sketchlight's models have {LATENT_CHANNELS} at 1/{FACTOR}.</source>
   <translation>{label} macht {channels} Kanäle bei 1/{factor} der Größe; Sketchlights Modelle haben {LATENT_CHANNELS} bei 1/{FACTOR}.</translation>
  </message>
  <message>
   <source>{label} map</source>
   <translation>Steuerbild {label}</translation>
  </message>
  <message>
   <source>{label} needs a LoRA that isn't there: put it at {value}.{fetch}</source>
   <translation>{label} braucht eine LoRA, die fehlt: sie gehört nach {value}.{fetch}</translation>
  </message>
  <message>
   <source>{label} needs a size in multiples of {factor} pixels on each side.</source>
   <translation>{label} braucht eine Größe in Vielfachen von {factor} Pixeln auf jeder Seite.</translation>
  </message>
  <message>
   <source>{label} needs an image encoder (CLIP vision model) with {wanted} {sees}, which isn't there: put its folder, with config.json and model.safetensors, at {value}.</source>
   <translation>{label} braucht einen Bild-Encoder (CLIP-Bildmodell) mit {wanted} {sees}, der nicht da ist: seinen Ordner mit config.json und model.safetensors nach {value} legen.</translation>
  </message>
  <message>
   <source>{label} needs weights that are not on this machine. Give a ready map, {fetch}or put these under {folder}:
{wanted}</source>
   <translation>{label} braucht Gewichte, die nicht auf diesem Rechner sind. Ein fertiges Steuerbild geben, {fetch}oder diese unter {folder} legen:
{wanted}</translation>
  </message>
  <message>
   <source>{label} needs {size_in_words} more, and the disk of {models_dir} has {size_in_words_2} left: free some space, then fetch it again.</source>
   <translation>{label} braucht noch {size_in_words}, und auf dem Datenträger von {models_dir} sind {size_in_words_2} frei: Platz schaffen, dann noch einmal laden.</translation>
  </message>
  <message>
   <source>{label} scales its latents by {scaling_factor:g}, this model's own by {scaling_factor_2:g}: it was made for another kind of model.</source>
   <translation>{label} skaliert Latents mit {scaling_factor:g}, der Autoencoder des Modells mit {scaling_factor_2:g}: er ist für eine andere Art von Modell.</translation>
  </message>
  <message>
   <source>{label} stands in</source>
   <translation>{label} springt ein</translation>
  </message>
  <message>
   <source>{label} takes {size_in_words} while it is installed, and the disk of {root} has {size_in_words_2} left: free some space, then install it again.</source>
   <translation>{label} braucht beim Installieren {size_in_words}, und auf dem Datenträger von {root} sind {size_in_words_2} frei: Platz schaffen, dann noch einmal installieren.</translation>
  </message>
  <message>
   <source>{label} was made for another kind of model than {model}: they don't fit together.</source>
   <translation>{label} wurde für eine andere Art von Modell gemacht als {model}: sie passen nicht zusammen.</translation>
  </message>
  <message>
   <source>{label} was made for {family_label}; {label_2} is {family_label_2}.</source>
   <translation>{label} wurde für {family_label} gemacht; {label_2} ist {family_label_2}.</translation>
  </message>
  <message>
   <source>{label} was made for {in_words}; {label_2} is {in_words_2}. They don't fit together.</source>
   <translation>{label} wurde für {in_words} gemacht; {label_2} ist {in_words_2}. Sie passen nicht zusammen.</translation>
  </message>
  <message>
   <source>{label} was removed: {size_in_words} are free again.</source>
   <translation>{label} wurde entfernt: {size_in_words} sind wieder frei.</translation>
  </message>
  <message>
   <source>{label}: ControlNet</source>
   <translation>{label}: ControlNet</translation>
  </message>
  <message>
   <source>{label}: end</source>
   <translation>{label}: Ende</translation>
  </message>
  <message>
   <source>{label}: its UNet answers in {channels} channels, where latents have {LATENT_CHANNELS}: it is for another task.</source>
   <translation>{label}: Das UNet antwortet mit {channels} Kanälen, Latents haben {LATENT_CHANNELS}: Es ist für eine andere Aufgabe.</translation>
  </message>
  <message>
   <source>{label}: its UNet expects {expected} numbers beside the text, where its text encoder and {told} sizes make {value}: they are parts of different models.</source>
   <translation>{label}: das UNet erwartet {expected} Zahlen neben dem Text, Text-Encoder und {told} Größen ergeben {value}: es sind Teile verschiedener Modelle.</translation>
  </message>
  <message>
   <source>{label}: its text encoder has no place for a word.</source>
   <translation>{label}: der Text-Encoder hat keinen Platz für ein Wort.</translation>
  </message>
  <message>
   <source>{label}: its text encoder speaks in {spoken} numbers a word, its UNet listens to {understood}: they are parts of different models.</source>
   <translation>{label}: der Text-Encoder spricht in {spoken} Zahlen je Wort, das UNet versteht {understood}: es sind Teile verschiedener Modelle.</translation>
  </message>
  <message>
   <source>{label}: its {part} can't be loaded from {path} ({first}).</source>
   <translation>{label}: {part} kann nicht aus {path} geladen werden ({first}).</translation>
  </message>
  <message>
   <source>{label}: its {tokenizer} has more words than its text encoder knows.</source>
   <translation>{label}: {tokenizer} hat mehr Wörter, als der Text-Encoder kennt.</translation>
  </message>
  <message>
   <source>{label}: map</source>
   <translation>{label}: Steuerbild</translation>
  </message>
  <message>
   <source>{label}: source</source>
   <translation>{label}: Quelle</translation>
  </message>
  <message>
   <source>{label}: start</source>
   <translation>{label}: Anfang</translation>
  </message>
  <message>
   <source>{label}: {name} {value:g} is outside {low:g}–{high:g}.</source>
   <translation>{label}: {name} {value:g} liegt außerhalb von {low:g}–{high:g}.</translation>
  </message>
  <message>
   <source>{label}{whose} {told} is outside {range} {unit}</source>
   <translation>{label}{whose} {told} liegt außerhalb von {range} {unit}</translation>
  </message>
  <message>
   <source>{len} prompts × {count} are more than {PICTURES_MAX} pictures in one request.</source>
   <translation>{len} Prompts × {count} sind mehr als {PICTURES_MAX} Bilder in einer Anfrage.</translation>
  </message>
  <message>
   <source>{len} {name} are more than {USES_MAX} in one request.</source>
   <translation>{len} {name} sind mehr als {USES_MAX} in einer Anfrage.</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{model} has no ControlNet for sketches. “Models and weights” says which can be fetched</source>
   <translation>{model} hat kein ControlNet für Skizzen. „Modelle und Gewichte“ sagt, welche geholt werden können</translation>
  </message>
  <message>
   <source>{name_or_path} is not in memory; run something with it first.</source>
   <translation>{name_or_path} ist nicht im Speicher; zuerst etwas damit ausführen.</translation>
  </message>
  <message>
   <source>{name} ({what}) was added to your models; {use}.</source>
   <translation>{name} ({what}) wurde zu den Modellen hinzugefügt; {use}.</translation>
  </message>
  <message>
   <source>{name} ({what}) was among your models already; {use}.</source>
   <translation>{name} ({what}) war schon unter den Modellen; {use}.</translation>
  </message>
  <message>
   <source>{name} can only be opened for a model: it holds what differs from that model's UNet.</source>
   <translation>{name} lässt sich nur für ein Modell öffnen: es enthält, was vom UNet dieses Modells abweicht.</translation>
  </message>
  <message>
   <source>{name} can't be loaded: it is damaged, or not what its ending says.</source>
   <translation>{name} kann nicht geladen werden: beschädigt oder nicht das, was die Endung sagt.</translation>
  </message>
  <message>
   <source>{name} can't be loaded: it says that it holds more than {MOST:,} weights.</source>
   <translation>{name} kann nicht geladen werden: angeblich enthält es mehr als {MOST:,} Gewichte.</translation>
  </message>
  <message>
   <source>{name} can't be loaded: its list of weights is too long to be one.</source>
   <translation>{name} kann nicht geladen werden: die Liste der Gewichte ist zu lang, um eine zu sein.</translation>
  </message>
  <message>
   <source>{name} can't be loaded: its weights are larger than the file.</source>
   <translation>{name} kann nicht geladen werden: die Gewichte sind größer als die Datei.</translation>
  </message>
  <message>
   <source>{name} can't be put into {folder}: {why}.</source>
   <translation>{name} kann nicht nach {folder} gelegt werden: {why}.</translation>
  </message>
  <message>
   <source>{name} can't be read as .safetensors: {wrong}.</source>
   <translation>{name} kann nicht als .safetensors gelesen werden: {wrong}.</translation>
  </message>
  <message>
   <source>{name} can't be read: {reason}.</source>
   <translation>{name} kann nicht gelesen werden: {reason}.</translation>
  </message>
  <message>
   <source>{name} can't be read: {strerror}.</source>
   <translation>{name} kann nicht gelesen werden: {strerror}.</translation>
  </message>
  <message>
   <source>{name} can't be unpacked ({error}): install it again.</source>
   <translation>{name} kann nicht ausgepackt werden ({error}): noch einmal installieren.</translation>
  </message>
  <message>
   <source>{name} can't be written, that is not permitted there: write elsewhere, or change the permissions.</source>
   <translation>{name} lässt sich nicht schreiben, das ist dort nicht erlaubt: anderswohin schreiben oder die Rechte ändern.</translation>
  </message>
  <message>
   <source>{name} can't be written, there is no space left: free some, or write elsewhere.</source>
   <translation>{name} lässt sich nicht schreiben, es ist kein Platz mehr: Platz schaffen oder anderswohin schreiben.</translation>
  </message>
  <message>
   <source>{name} can't be written: {reason}.</source>
   <translation>{name} lässt sich nicht schreiben: {reason}.</translation>
  </message>
  <message>
   <source>{name} can't be written: {why}.</source>
   <translation>{name} lässt sich nicht schreiben: {why}.</translation>
  </message>
  <message>
   <source>{name} carries a graph of ComfyUI's without a sampler that can be read.</source>
   <translation>{name} trägt einen Graphen von ComfyUI ohne lesbaren Sampler.</translation>
  </message>
  <message>
   <source>{name} carries a workflow of ComfyUI's, but not what was run of it: that can't be read.</source>
   <translation>{name} trägt einen Arbeitsablauf von ComfyUI, aber nicht, was davon lief: das ist nicht lesbar.</translation>
  </message>
  <message>
   <source>{name} carries no recipe: it was made elsewhere, or saved without one.</source>
   <translation>{name} trägt kein Rezept: es entstand anderswo oder wurde ohne gespeichert.</translation>
  </message>
  <message>
   <source>{name} copy</source>
   <translation>{name} Kopie</translation>
  </message>
  <message>
   <source>{name} doesn't exist: check the path.</source>
   <translation>{name} gibt es nicht: den Pfad prüfen.</translation>
  </message>
  <message>
   <source>{name} has a UNet for another task ({variant}); Sketchlight knows those of 4 and 9 channels.</source>
   <translation>{name} hat ein UNet für eine andere Aufgabe ({variant}); Sketchlight kennt die mit 4 und 9 Kanälen.</translation>
  </message>
  <message>
   <source>{name} has a canvas of {value:,}×{value_2:,} pixels, too large to draw: up to {value_3} million pixels, {MAX_SIDE:,} a side.</source>
   <translation>{name} hat eine Leinwand von {value:,}×{value_2:,} Pixeln, zu groß zum Zeichnen: bis {value_3} Millionen Pixel, {MAX_SIDE:,} je Seite.</translation>
  </message>
  <message>
   <source>{name} has a list of layers that can't be read here: save it anew in another program.</source>
   <translation>{name} hat eine Ebenenliste, die hier nicht gelesen werden kann: in einem anderen Programm neu speichern.</translation>
  </message>
  <message>
   <source>{name} has groups in groups more than {DEEPEST} deep.</source>
   <translation>{name} hat Gruppen, die mehr als {DEEPEST}-fach geschachtelt sind.</translation>
  </message>
  <message>
   <source>{name} has more than {MOST_LAYERS:,} layers.</source>
   <translation>{name} hat mehr als {MOST_LAYERS:,} Ebenen.</translation>
  </message>
  <message>
   <source>{name} has no ending that says how to write it: use one of {join}.</source>
   <translation>{name} hat keine Endung, die sagt, wie es zu schreiben ist: eine von {join} verwenden.</translation>
  </message>
  <message>
   <source>{name} has numbers of the format {value}, which are not read.</source>
   <translation>{name} hat Zahlen im Format {value}, die nicht gelesen werden.</translation>
  </message>
  <message>
   <source>{name} has whole numbers ({format}) where the weights of a LoRA belong: get it as float16 or float32.</source>
   <translation>{name} hat ganze Zahlen ({format}), wo die Gewichte einer LoRA hingehören: als float16 oder float32 holen.</translation>
  </message>
  <message>
   <source>{name} has {len} people: at most {MAX_PEOPLE} can be read.</source>
   <translation>{name} hat {len} Menschen: höchstens {MAX_PEOPLE} sind lesbar.</translation>
  </message>
  <message>
   <source>{name} holds a UNet without a text encoder: it is only a part of a model. Get the whole model.</source>
   <translation>{name} enthält ein UNet ohne Text-Encoder: nur ein Teil eines Modells. Das ganze Modell holen.</translation>
  </message>
  <message>
   <source>{name} holds more than weights, which could run code, so it is not opened: get the .safetensors file of this model.</source>
   <translation>{name} enthält mehr als Gewichte und könnte Code ausführen, wird also nicht geöffnet: die .safetensors-Datei dieses Modells holen.</translation>
  </message>
  <message>
   <source>{name} holds no IP-Adapter that Sketchlight knows.</source>
   <translation>{name} enthält keinen IP-Adapter, den Sketchlight kennt.</translation>
  </message>
  <message>
   <source>{name} holds no colours.</source>
   <translation>{name} enthält keine Farben.</translation>
  </message>
  <message>
   <source>{name} holds no merged picture: save it in Krita as .ora, with its layers.</source>
   <translation>{name} enthält kein zusammengefügtes Bild: in Krita als .ora speichern, mit den Ebenen.</translation>
  </message>
  <message>
   <source>{name} holds no recipe of Sketchlight's.</source>
   <translation>{name} enthält kein Rezept von Sketchlight.</translation>
  </message>
  <message>
   <source>{name} holds no recipe that is known: its parameters name no prompt.</source>
   <translation>{name} enthält kein bekanntes Rezept: seine Parameter nennen keinen Prompt.</translation>
  </message>
  <message>
   <source>{name} holds no recipe: its parameters name no steps.</source>
   <translation>{name} enthält kein Rezept: seine Parameter nennen keine Schritte.</translation>
  </message>
  <message>
   <source>{name} holds no settings.</source>
   <translation>{name} enthält keine Einstellungen.</translation>
  </message>
  <message>
   <source>{name} holds no weights at all: download it again.</source>
   <translation>{name} enthält gar keine Gewichte: noch einmal herunterladen.</translation>
  </message>
  <message>
   <source>{name} holds no weights by name.</source>
   <translation>{name} enthält keine benannten Gewichte.</translation>
  </message>
  <message>
   <source>{name} holds {get}.</source>
   <translation>{name} enthält {get}.</translation>
  </message>
  <message>
   <source>{name} is a T2I-Adapter of a kind that Sketchlight doesn't know.</source>
   <translation>{name} ist ein T2I-Adapter einer Art, die Sketchlight nicht kennt.</translation>
  </message>
  <message>
   <source>{name} is a compressed archive, not a model: unpack it first.</source>
   <translation>{name} ist ein gepacktes Archiv, kein Modell: zuerst auspacken.</translation>
  </message>
  <message>
   <source>{name} is a folder: add a file name, such as picture.png.</source>
   <translation>{name} ist ein Ordner: einen Dateinamen anfügen, etwa bild.png.</translation>
  </message>
  <message>
   <source>{name} is a folder: name a {what} file in it.</source>
   <translation>{name} ist ein Ordner: eine Datei darin nennen ({what}).</translation>
  </message>
  <message>
   <source>{name} is a model for {what}, an architecture that Sketchlight can't use: it knows {known}.</source>
   <translation>{name} ist ein Modell für {what}, eine Architektur, die Sketchlight nicht verwenden kann: es kennt {known}.</translation>
  </message>
  <message>
   <source>{name} is a program (TorchScript), which is not run: get the .safetensors file.</source>
   <translation>{name} ist ein Programm (TorchScript), das nicht ausgeführt wird: die .safetensors-Datei holen.</translation>
  </message>
  <message>
   <source>{name} is a tiny decoder alone: as the VAE it needs its encoder beside it, called {other}.</source>
   <translation>{name} ist nur ein kleiner Decoder: als VAE braucht er seinen Encoder daneben, mit dem Namen {other}.</translation>
  </message>
  <message>
   <source>{name} is a tiny encoder alone: as the VAE it needs its decoder beside it, called {other}.</source>
   <translation>{name} ist nur ein kleiner Encoder: als VAE braucht er seinen Decoder daneben, mit dem Namen {other}.</translation>
  </message>
  <message>
   <source>{name} is a zip archive without weights in it: unpack it, and use what it holds.</source>
   <translation>{name} ist ein Zip-Archiv ohne Gewichte: auspacken und den Inhalt verwenden.</translation>
  </message>
  <message>
   <source>{name} is damaged or cut off, and can't be read: take another copy, or save it anew elsewhere.</source>
   <translation>{name} ist beschädigt oder abgeschnitten und kann nicht gelesen werden: eine andere Kopie nehmen oder anderswo neu speichern.</translation>
  </message>
  <message>
   <source>{name} is damaged or cut off, and can't be read: take another copy.</source>
   <translation>{name} ist beschädigt oder abgeschnitten und kann nicht gelesen werden: eine andere Kopie nehmen.</translation>
  </message>
  <message>
   <source>{name} is damaged, or larger than what can be opened here.</source>
   <translation>{name} ist beschädigt oder größer, als hier geöffnet werden kann.</translation>
  </message>
  <message>
   <source>{name} is damaged: it doesn't say how large the picture is.</source>
   <translation>{name} ist beschädigt: die Bildgröße fehlt.</translation>
  </message>
  <message>
   <source>{name} is damaged: its list of layers is broken ({error}).</source>
   <translation>{name} ist beschädigt: die Ebenenliste ist fehlerhaft ({error}).</translation>
  </message>
  <message>
   <source>{name} is damaged: the picture of one of its layers is missing ({value}).</source>
   <translation>{name} ist beschädigt: das Bild einer Ebene fehlt ({value}).</translation>
  </message>
  <message>
   <source>{name} is empty (0 bytes): take another copy of the {what}.</source>
   <translation>{name} ist leer (0 Bytes): eine andere Kopie nehmen ({what}).</translation>
  </message>
  <message>
   <source>{name} is larger than {value} MB: make it smaller first.</source>
   <translation>{name} ist größer als {value} MB: zuerst verkleinern.</translation>
  </message>
  <message>
   <source>{name} is made from the model's UNet, which this way of offloading keeps out of reach.</source>
   <translation>{name} entsteht aus dem UNet des Modells, das bei dieser Auslagerung nicht erreichbar ist.</translation>
  </message>
  <message>
   <source>{name} is no OpenRaster document: it has no list of layers.</source>
   <translation>{name} ist kein OpenRaster-Dokument: die Liste der Ebenen fehlt.</translation>
  </message>
  <message>
   <source>{name} is no file of weights.</source>
   <translation>{name} ist keine Datei mit Gewichten.</translation>
  </message>
  <message>
   <source>{name} is no palette in GIMP's format (.gpl).</source>
   <translation>{name} ist keine Palette in GIMPs Format (.gpl).</translation>
  </message>
  <message>
   <source>{name} is no pose of OpenPose's: it has no list of “people”.</source>
   <translation>{name} ist keine Pose von OpenPose: die Liste „people“ fehlt.</translation>
  </message>
  <message>
   <source>{name} is not JSON: export the pose as OpenPose JSON again.</source>
   <translation>{name} ist kein JSON: die Pose noch einmal als OpenPose-JSON exportieren.</translation>
  </message>
  <message>
   <source>{name} is not a .safetensors or .ckpt file; other formats are not opened.</source>
   <translation>{name} ist keine .safetensors- oder .ckpt-Datei; andere Formate werden nicht geöffnet.</translation>
  </message>
  <message>
   <source>{name} is not a picture that can be read here: save it as PNG, JPEG or WebP.</source>
   <translation>{name} ist kein hier lesbares Bild: als PNG, JPEG oder WebP speichern.</translation>
  </message>
  <message>
   <source>{name} is not a {allowed} file; other formats can run code and are not opened.</source>
   <translation>{name} ist keine {allowed}-Datei; andere Formate können Code ausführen und werden nicht geöffnet.</translation>
  </message>
  <message>
   <source>{name} is not an ordinary file: choose another name.</source>
   <translation>{name} ist keine gewöhnliche Datei: einen anderen Namen wählen.</translation>
  </message>
  <message>
   <source>{name} is not an ordinary file: name a {what} file.</source>
   <translation>{name} ist keine gewöhnliche Datei: eine andere nennen ({what}).</translation>
  </message>
  <message>
   <source>{name} is of an architecture that Sketchlight can't use. It knows: {join}.</source>
   <translation>{name} hat eine Architektur, die Sketchlight nicht verwenden kann. Es kennt: {join}.</translation>
  </message>
  <message>
   <source>{name} is quantised for another program: get it as float16.</source>
   <translation>{name} ist für ein anderes Programm quantisiert: als float16 holen.</translation>
  </message>
  <message>
   <source>{name} is there and read-only: choose another name.</source>
   <translation>{name} gibt es schon, schreibgeschützt: einen anderen Namen wählen.</translation>
  </message>
  <message>
   <source>{name} is too large to be a palette.</source>
   <translation>{name} ist für eine Palette zu groß.</translation>
  </message>
  <message>
   <source>{name} is {in_words} of an architecture that can't be told by it.</source>
   <translation>{name} ist {in_words} einer Architektur, die daran nicht zu erkennen ist.</translation>
  </message>
  <message>
   <source>{name} is {in_words}, an architecture that Sketchlight can't use: it knows {known}.</source>
   <translation>{name} ist {in_words}, eine Architektur, die Sketchlight nicht verwenden kann: es kennt {known}.</translation>
  </message>
  <message>
   <source>{name} is {in_words}, not an embedding.</source>
   <translation>{name} ist {in_words}, kein Embedding.</translation>
  </message>
  <message>
   <source>{name} is {in_words}, not {value}</source>
   <translation>{name} ist {in_words}, nicht {value}</translation>
  </message>
  <message>
   <source>{name} is {in_words}, which can't be used by itself</source>
   <translation>{name} ist {in_words}, was für sich allein nicht verwendet werden kann</translation>
  </message>
  <message>
   <source>{name} is {value:,}×{value_2:,} pixels, too large to open: make it smaller first (up to {value_3} million pixels, {MAX_SIDE:,} a side).</source>
   <translation>{name} hat {value:,}×{value_2:,} Pixel, zu groß zum Öffnen: zuerst verkleinern (bis {value_3} Millionen Pixel, {MAX_SIDE:,} je Seite).</translation>
  </message>
  <message>
   <source>{name} is {value:,}×{value_2:,} pixels, too large to open: make it smaller first.</source>
   <translation>{name} hat {value:,}×{value_2:,} Pixel, zu groß zum Öffnen: zuerst verkleinern.</translation>
  </message>
  <message>
   <source>{name} is {wrong}: get it as LoRA, LoHa or LoKr.</source>
   <translation>{name} ist {wrong}: als LoRA, LoHa oder LoKr holen.</translation>
  </message>
  <message>
   <source>{name} lacks its UNet: {path} is missing. Get the whole folder.</source>
   <translation>{name} fehlt das UNet: {path} fehlt. Den ganzen Ordner holen.</translation>
  </message>
  <message>
   <source>{name} mask</source>
   <translation>Maske {name}</translation>
  </message>
  <message>
   <source>{name} may not be read: check its permissions.</source>
   <translation>{name} darf nicht gelesen werden: die Rechte prüfen.</translation>
  </message>
  <message>
   <source>{name} takes {needed}, and {free} are free where models are kept.</source>
   <translation>{name} braucht {needed}, und am Ort der Modelle sind {free} frei.</translation>
  </message>
  <message>
   <source>{name} unpacks to more than can be opened here.</source>
   <translation>{name} ist entpackt größer, als hier geöffnet werden kann.</translation>
  </message>
  <message>
   <source>{name} was made from a {role} that isn't in it ({wanted}): give it with {option}.</source>
   <translation>{name} entstand aus {role}, das nicht darin ist ({wanted}): mit {option} angeben.</translation>
  </message>
  <message>
   <source>{name} was opened by its merged picture, as one layer: to have its layers, save it in Krita as .ora.</source>
   <translation>{name} wurde als zusammengefügtes Bild geöffnet, als eine Ebene: für die Ebenen in Krita als .ora speichern.</translation>
  </message>
  <message>
   <source>{name} {value} is outside {value_2}–{value_3} {unit}</source>
   <translation>{name} {value} liegt außerhalb von {value_2}–{value_3} {unit}</translation>
  </message>
  <message>
   <source>{name} {version} is not made for this system ({system}).</source>
   <translation>{name} {version} ist nicht für dieses System gemacht ({system}).</translation>
  </message>
  <message>
   <source>{name} · {size_in_words} to fetch · {what}</source>
   <translation>{name} · {size_in_words} zu laden · {what}</translation>
  </message>
  <message>
   <source>{name}, changed</source>
   <translation>{name}, geändert</translation>
  </message>
  <message>
   <source>{name}: a click chooses it, S or a double click stars it</source>
   <translation>{name}: ein Klick wählt, S oder ein Doppelklick gibt einen Stern</translation>
  </message>
  <message>
   <source>{name}: a joint lies at {x:g}, {y:g}, far off its canvas.</source>
   <translation>{name}: ein Gelenk liegt bei {x:g}, {y:g}, weit außerhalb der Leinwand.</translation>
  </message>
  <message>
   <source>{name}: a person's “pose_keypoints_2d” holds something that is no number.</source>
   <translation>{name}: „pose_keypoints_2d“ einer Person enthält etwas, das keine Zahl ist.</translation>
  </message>
  <message>
   <source>{name}: a person's “pose_keypoints_2d” must be 18 or 25 joints of three numbers each.</source>
   <translation>{name}: „pose_keypoints_2d“ einer Person muss 18 oder 25 Gelenke zu je drei Zahlen sein.</translation>
  </message>
  <message>
   <source>{name}: as if so much had been cut off; 0 is centred</source>
   <translation>{name}: als wäre so viel abgeschnitten; 0 ist mittig</translation>
  </message>
  <message>
   <source>{name}: click adds a point, a double-click takes it away, Del as well</source>
   <translation>{name}: ein Klick fügt einen Punkt hinzu, ein Doppelklick oder Entf entfernt ihn</translation>
  </message>
  <message>
   <source>{name}: what varies from one to the next</source>
   <translation>{name}: was sich von einem zum nächsten ändert</translation>
  </message>
  <message>
   <source>{name}: {message}</source>
   <translation>{name}: {message}</translation>
  </message>
  <message>
   <source>{name}: “canvas_width” and “canvas_height” must be 1–{MAX_SIDE} pixels.</source>
   <translation>{name}: „canvas_width“ und „canvas_height“ müssen 1–{MAX_SIDE} Pixel sein.</translation>
  </message>
  <message>
   <source>{netloc} does not answer as a package index does: check it.</source>
   <translation>{netloc} antwortet nicht wie ein Paketindex: prüfen.</translation>
  </message>
  <message>
   <source>{netloc} has no end to its list of {name}'s files.</source>
   <translation>{netloc} hat kein Ende in der Liste der Dateien von {name}.</translation>
  </message>
  <message>
   <source>{netloc} has no {name} {version} for this system: check the address of the package index ({SETTING}).</source>
   <translation>{netloc} hat kein {name} {version} für dieses System: die Adresse des Paketindex prüfen ({SETTING}).</translation>
  </message>
  <message>
   <source>{netloc} tells no SHA-256 of {name}, so it was not fetched.</source>
   <translation>{netloc} nennt keinen SHA-256 von {name}, daher wurde es nicht geladen.</translation>
  </message>
  <message>
   <source>{now}, {left} left</source>
   <translation>{now}, noch {left}</translation>
  </message>
  <message>
   <source>{pace} here</source>
   <translation>{pace} auf diesem Rechner</translation>
  </message>
  <message>
   <source>{pace} on the processor, far faster on the graphics card</source>
   <translation>{pace} auf dem Prozessor, weit schneller auf der Grafikkarte</translation>
  </message>
  <message>
   <source>{path} can't be read: install the program again.</source>
   <translation>{path} kann nicht gelesen werden: das Programm neu installieren.</translation>
  </message>
  <message>
   <source>{path} can't be read: it is not an ordinary file.</source>
   <translation>{path} kann nicht gelesen werden: keine gewöhnliche Datei.</translation>
  </message>
  <message>
   <source>{path} can't be read: it takes {value:.0f} MB, far more than such a file.</source>
   <translation>{path} kann nicht gelesen werden: mit {value:.0f} MB weit größer als eine solche Datei.</translation>
  </message>
  <message>
   <source>{path} can't be read: {error}.</source>
   <translation>{path} kann nicht gelesen werden: {error}.</translation>
  </message>
  <message>
   <source>{path} can't be read: {strerror}.</source>
   <translation>{path} kann nicht gelesen werden: {strerror}.</translation>
  </message>
  <message>
   <source>{path} can't be read: {value}.</source>
   <translation>{path} kann nicht gelesen werden: {value}.</translation>
  </message>
  <message>
   <source>{path} can't be read: {wrong}.</source>
   <translation>{path} kann nicht gelesen werden: {wrong}.</translation>
  </message>
  <message>
   <source>{path} can't be removed: {value}.</source>
   <translation>{path} kann nicht entfernt werden: {value}.</translation>
  </message>
  <message>
   <source>{path} can't be written: {value}.</source>
   <translation>{path} kann nicht geschrieben werden: {value}.</translation>
  </message>
  <message>
   <source>{path} holds no table.</source>
   <translation>{path} enthält keine Tabelle.</translation>
  </message>
  <message>
   <source>{path} is a network for something else than enlarging pictures.</source>
   <translation>{path} ist ein Netz für anderes als das Vergrößern von Bildern.</translation>
  </message>
  <message>
   <source>{path} is missing.</source>
   <translation>{path} fehlt.</translation>
  </message>
  <message>
   <source>{path} is not an ordinary file.</source>
   <translation>{path} ist keine gewöhnliche Datei.</translation>
  </message>
  <message>
   <source>{path} is not an upscaler that can be read ({kind}).</source>
   <translation>{path} ist kein lesbarer Vergrößerer ({kind}).</translation>
  </message>
  <message>
   <source>{path} is not an upscaler: give a .safetensors or .pth file.</source>
   <translation>{path} ist kein Vergrößerer: eine .safetensors- oder .pth-Datei angeben.</translation>
  </message>
  <message>
   <source>{path} is not the file that it was before (its SHA-256 differs): not fetched.</source>
   <translation>{path} ist nicht mehr die Datei von vorher (SHA-256 weicht ab): nicht geladen.</translation>
  </message>
  <message>
   <source>{path} is too large to be an upscaler.</source>
   <translation>{path} ist zu groß für einen Vergrößerer.</translation>
  </message>
  <message>
   <source>{path} of {repo} is another file than the one that was fetched first, so it was not fetched: if its origin changed it on purpose, “sketchlight-cli fetch --anew” takes the new one.</source>
   <translation>{path} von {repo} ist eine andere Datei als die zuerst geladene und wurde nicht geladen: war die Änderung Absicht, nimmt „sketchlight-cli fetch --anew“ die neue.</translation>
  </message>
  <message>
   <source>{path}: its weights are of the precision {kind}, which only torch reads.</source>
   <translation>{path}: die Gewichte haben die Genauigkeit {kind}, die nur torch liest.</translation>
  </message>
  <message>
   <source>{place} of {among}</source>
   <translation>{place} von {among}</translation>
  </message>
  <message>
   <source>{program}: keyboard shortcuts</source>
   <translation>{program}: Tastenkürzel</translation>
  </message>
  <message>
   <source>{reason}: write a number such as 1.3. {hint}</source>
   <translation>{reason}: eine Zahl wie 1.3 schreiben. {hint}</translation>
  </message>
  <message>
   <source>{repo} has no {path} any more: look at https://{host}/{repo} whether it was renamed.</source>
   <translation>{repo} hat {path} nicht mehr: unter https://{host}/{repo} nachsehen, ob es umbenannt wurde.</translation>
  </message>
  <message>
   <source>{repo} is not fetched: HF_HUB_OFFLINE is set. Unset it to allow downloads.</source>
   <translation>{repo} wird nicht geladen: HF_HUB_OFFLINE ist gesetzt. Zum Laden entfernen.</translation>
  </message>
  <message>
   <source>{repo} sends another part of {path} than was asked for: try later.</source>
   <translation>{repo} schickt einen anderen Teil von {path} als verlangt: später versuchen.</translation>
  </message>
  <message>
   <source>{repo} sends from one address to the next without an end: try again later.</source>
   <translation>{repo} schickt endlos von einer Adresse zur nächsten: später noch einmal versuchen.</translation>
  </message>
  <message>
   <source>{repo} sends to this very machine ({where}), which is not followed.</source>
   <translation>{repo} verweist auf diesen Rechner selbst ({where}); dem wird nicht gefolgt.</translation>
  </message>
  <message>
   <source>{repo} sends to {host} unencrypted, which is not followed.</source>
   <translation>{repo} verweist unverschlüsselt auf {host}; dem wird nicht gefolgt.</translation>
  </message>
  <message>
   <source>{repo} sends to {where}, which is no address of the web and unencrypted: it is not followed.</source>
   <translation>{repo} verweist auf {where}, was keine Adresse im Netz und unverschlüsselt ist: dem wird nicht gefolgt.</translation>
  </message>
  <message>
   <source>{repo} sends {path} packed, which was not asked for: try again later.</source>
   <translation>{repo} schickt {path} gepackt, was nicht verlangt war: später noch einmal versuchen.</translation>
  </message>
  <message>
   <source>{repo} sends {path} without an end: what came was removed.</source>
   <translation>{repo} schickt {path} ohne Ende: was kam, wurde entfernt.</translation>
  </message>
  <message>
   <source>{repo} sent more of {path} than it announced, so it was not kept: try again later.</source>
   <translation>{repo} sandte von {path} mehr als angekündigt, darum wurde es nicht behalten: später noch einmal versuchen.</translation>
  </message>
  <message>
   <source>{repo} sent only a part of {path}: fetch it again, it continues there.</source>
   <translation>{repo} sandte nur einen Teil von {path}: noch einmal laden, es geht dort weiter.</translation>
  </message>
  <message>
   <source>{repo} sent only {came} bytes of {path} in {window:g} s: fetch it again later, it continues where it stopped.</source>
   <translation>{repo} sandte nur {came} Bytes von {path} in {window:g} s: später noch einmal laden, es geht dort weiter.</translation>
  </message>
  <message>
   <source>{sampler} can't step through the noise levels of an EDM model: choose Euler or DPM++ 2M.</source>
   <translation>{sampler} kommt mit den Rauschstufen eines EDM-Modells nicht zurecht: Euler oder DPM++ 2M wählen.</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} s</translation>
  </message>
  <message>
   <source>{seed}, varied {share:.0%}</source>
   <translation>{seed}, variiert {share:.0%}</translation>
  </message>
  <message>
   <source>{shown} doesn't exist: check the path.</source>
   <translation>{shown} gibt es nicht: den Pfad prüfen.</translation>
  </message>
  <message>
   <source>{shown} holds no kept work that can be read.</source>
   <translation>{shown} enthält keine lesbare aufbewahrte Arbeit.</translation>
  </message>
  <message>
   <source>{shown} is damaged, or of a kind that can't be read here.</source>
   <translation>{shown} ist beschädigt oder von einer Art, die hier nicht gelesen werden kann.</translation>
  </message>
  <message>
   <source>{shown} is no Photoshop document.</source>
   <translation>{shown} ist kein Photoshop-Dokument.</translation>
  </message>
  <message>
   <source>{shown} is {width:,}×{height:,} pixels, too large to open: make it smaller first.</source>
   <translation>{shown} hat {width:,}×{height:,} Pixel, zu groß zum Öffnen: zuerst verkleinern.</translation>
  </message>
  <message>
   <source>{size_in_words} free</source>
   <translation>{size_in_words} frei</translation>
  </message>
  <message>
   <source>{target} is missing from the pack, or not whole: export it again.</source>
   <translation>{target} fehlt im Paket oder ist unvollständig: noch einmal exportieren.</translation>
  </message>
  <message>
   <source>{target} of the pack is not the file that it should be: export the pack again.</source>
   <translation>{target} im Paket ist nicht die Datei, die es sein soll: das Paket noch einmal exportieren.</translation>
  </message>
  <message>
   <source>{title}: on</source>
   <translation>{title}: ein</translation>
  </message>
  <message>
   <source>{tokens} / {value} · cut</source>
   <translation>{tokens} / {value} · gekürzt</translation>
  </message>
  <message>
   <source>{told} The picture has a hole.</source>
   <translation>{told} Das Bild hat ein Loch.</translation>
  </message>
  <message>
   <source>{told} {room} Free some space first.</source>
   <translation>{told} {room} Zuerst Platz schaffen.</translation>
  </message>
  <message>
   <source>{told}, and what else is here for {get} has no model.</source>
   <translation>{told}, und was sonst für {get} hier ist, hat kein Modell.</translation>
  </message>
  <message>
   <source>{told}, and “{negative}” at the end of the negative prompt</source>
   <translation>{told}, und „{negative}“ ans Ende des negativen Prompts</translation>
  </message>
  <message>
   <source>{told}, with {family}</source>
   <translation>{told}, mit {family}</translation>
  </message>
  <message>
   <source>{used:.0f} of {value} MB kept for undo</source>
   <translation>{used:.0f} von {value} MB für Rückgängig</translation>
  </message>
  <message>
   <source>{value:.1f} GB of {value_2:.0f} GB</source>
   <translation>{value:.1f} GB von {value_2:.0f} GB</translation>
  </message>
  <message>
   <source>{value} ({size_in_words}): fetch it</source>
   <translation>{value} ({size_in_words}): laden</translation>
  </message>
  <message>
   <source>{value} can't be used ({error}): export the pack again.</source>
   <translation>{value} ist nicht verwendbar ({error}): das Paket noch einmal exportieren.</translation>
  </message>
  <message>
   <source>{value} can't be written: {value_2}.</source>
   <translation>{value} kann nicht geschrieben werden: {value_2}.</translation>
  </message>
  <message>
   <source>{value} is a weight only with a space behind it.</source>
   <translation>{value} ist nur mit einem Leerzeichen dahinter ein Gewicht.</translation>
  </message>
  <message>
   <source>{value} map</source>
   <translation>Steuerbild {value}</translation>
  </message>
  <message>
   <source>{value} map.png</source>
   <translation>Steuerbild {value}.png</translation>
  </message>
  <message>
   <source>{value} names a scheduler that diffusers doesn't have.</source>
   <translation>{value} nennt einen Scheduler, den diffusers nicht hat.</translation>
  </message>
  <message>
   <source>{value} offload</source>
   <translation>Auslagerung {value}</translation>
  </message>
  <message>
   <source>{value} {label} model</source>
   <translation>{value} Modell von {label}</translation>
  </message>
  <message>
   <source>{value} × {value_2} px becomes {width} × {height} px. The prompt says what is in it.</source>
   <translation>{value} × {value_2} px wird {width} × {height} px. Der Prompt sagt, was darauf ist.</translation>
  </message>
  <message>
   <source>{what} can't be used: {why}.{aside}</source>
   <translation>{what} ist nicht verwendbar: {why}.{aside}</translation>
  </message>
  <message>
   <source>{what} for {family_label}</source>
   <translation>{what} für {family_label}</translation>
  </message>
  <message>
   <source>{what} is not fetched: “Work offline” is on. Turn it off in the download settings.</source>
   <translation>{what} wird nicht geladen: „Offline arbeiten“ ist eingeschaltet. In den Einstellungen zum Laden ausschalten.</translation>
  </message>
  <message>
   <source>{what} {value:g} became {taken:g}.</source>
   <translation>{what} {value:g} wurde zu {taken:g}.</translation>
  </message>
  <message>
   <source>{what} “{short}” is no number: {usual:g} is taken.</source>
   <translation>{what} „{short}“ ist keine Zahl: {usual:g} wird genommen.</translation>
  </message>
  <message>
   <source>{where} has a value that can't be used.</source>
   <translation>{where} hat einen Wert, der nicht verwendet werden kann.</translation>
  </message>
  <message>
   <source>{where} has a value that can't be used: {value}</source>
   <translation>{where} hat einen unbrauchbaren Wert: {value}</translation>
  </message>
  <message>
   <source>{why}

Keep it in another place, or what changed since it was last kept is lost.</source>
   <translation>{why}

An einem anderen Ort aufbewahren, sonst geht verloren, was sich seit dem letzten Mal geändert hat.</translation>
  </message>
  <message>
   <source>{words}
kept out: {negative}</source>
   <translation>{words}
ausgeschlossen: {negative}</translation>
  </message>
  <message>
   <source>{wrong} It is left out.</source>
   <translation>{wrong} Es bleibt weg.</translation>
  </message>
  <message>
   <source>{wrong} Its name is read as plain words.</source>
   <translation>{wrong} Sein Name wird als gewöhnliches Wort gelesen.</translation>
  </message>
  <message>
   <source>“{label}” can't be {value}.</source>
   <translation>„{label}“ kann nicht {value} sein.</translation>
  </message>
  <message>
   <source>“{name}” is a group: choose a layer in it to paint on.</source>
   <translation>„{name}“ ist eine Gruppe: zum Malen eine Ebene darin wählen.</translation>
  </message>
  <message>
   <source>“{name}” is a layer of the kind {kind}: it was opened as pixels.</source>
   <translation>„{name}“ ist eine Ebene der Art {kind}: Sie wurde als Pixel geöffnet.</translation>
  </message>
  <message>
   <source>“{name}” is hidden: show it in the layers, or choose another.</source>
   <translation>„{name}“ ist ausgeblendet: unter Ebenen einblenden oder eine andere wählen.</translation>
  </message>
  <message>
   <source>“{name}” is locked: unlock it in the layers, or choose another.</source>
   <translation>„{name}“ ist gesperrt: unter Ebenen entsperren oder eine andere wählen.</translation>
  </message>
  <message>
   <source>“{name}” keeps its transparency: unlock that in the layers to erase there.</source>
   <translation>„{name}“ erhält die Transparenz: zum Radieren unter Ebenen aufheben.</translation>
  </message>
  <message>
   <source>“{short}” can't be opened: {reason}.</source>
   <translation>„{short}“ kann nicht geöffnet werden: {reason}.</translation>
  </message>
  <message>
   <source>“{text}” has this key; it would go without.</source>
   <translation>„{text}“ hat diese Taste; es bliebe ohne.</translation>
  </message>
  <message>
   <source>“{text}” is nothing to draw on: use ray for a cluster on this machine, or ray:HOST:PORT (6379 as a rule) to join one, on one of its machines.</source>
   <translation>Auf „{text}“ lässt sich nicht zeichnen: ray ist ein Verbund auf diesem Rechner, ray:HOST:PORT (meist 6379) tritt einem bei, zu dem er gehört.</translation>
  </message>
  <message>
   <source>“{value}” is no proxy: an address like http://proxy.home:3128 is.</source>
   <translation>„{value}“ ist kein Proxy: eine Adresse wie http://proxy.home:3128 ist einer.</translation>
  </message>
  <message>
   <source>“{value}” must start with https://, or nobody knows what one gets.</source>
   <translation>„{value}“ muss mit https:// beginnen, sonst weiß niemand, was er bekommt.</translation>
  </message>
 </context>
</TS>
