-- A case as schema version 4 wrote it: that of version 3, with the account of an input. Never changed.
PRAGMA application_id = 1148472430;
BEGIN TRANSACTION;
CREATE TABLE case_entry ( kind TEXT NOT NULL, name_key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, correction_id INTEGER NOT NULL, PRIMARY KEY (kind, name_key), FOREIGN KEY(correction_id) REFERENCES correction (id) ON DELETE CASCADE );
CREATE TABLE case_info (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY ("key")
);
INSERT INTO "case_info" VALUES('application','dateline');
INSERT INTO "case_info" VALUES('schema_version','4');
INSERT INTO "case_info" VALUES('revision','9');
INSERT INTO "case_info" VALUES('merging','b25121747bb1');
CREATE TABLE correction ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid VARCHAR(36) NOT NULL, made_at TEXT NOT NULL, analyst TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, previous TEXT NOT NULL, note TEXT NOT NULL, revision TEXT NOT NULL, UNIQUE (uuid) );
CREATE TABLE correction_anchor ( correction_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, sha256 VARCHAR(64) NOT NULL, mention_id INTEGER, PRIMARY KEY (correction_id, ordinal), FOREIGN KEY(correction_id) REFERENCES correction (id) ON DELETE CASCADE );
CREATE TABLE document (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	sha256 VARCHAR(64) NOT NULL,
	name TEXT NOT NULL,
	title TEXT NOT NULL,
	source TEXT NOT NULL,
	url TEXT NOT NULL,
	text TEXT NOT NULL,
	published_start DATE,
	published_end DATE,
	published_basis TEXT,
	published_explanation TEXT,
	published_span_start INTEGER,
	published_span_end INTEGER,
	UNIQUE (sha256)
);
INSERT INTO "document" VALUES(1,'a8c4f9306ab07ad3c39004e6c70d7f31de2078ebf05d24b5410778533e5ddab6','aden.txt','Port city shelled','Coast Monitor','https://example.org/1','Rebels shelled Aden on Monday, killing at least 12 people, a medic said.

Government troops plan to leave the coast near Zinjibar.
','2015-03-25','2015-03-25','metadata','date: in the front matter',NULL,NULL);
INSERT INTO "document" VALUES(2,'ed6cc027072745a4ed6b89486cae39f87ebf91f717d0dcd4a989907e13a81597','second.txt','Port city shelled','Coast Monitor','https://example.org/1','A second report.',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE event ( id INTEGER NOT NULL, lead_id INTEGER NOT NULL, event_type TEXT NOT NULL, sub_event_type TEXT NOT NULL, status TEXT NOT NULL, attribution TEXT NOT NULL, attribution_actor TEXT NOT NULL, attribution_party BOOLEAN, denial TEXT NOT NULL, time_start DATE, time_end DATE, time_precision TEXT, time_basis TEXT NOT NULL, time_explanation TEXT NOT NULL, place_id TEXT, place TEXT NOT NULL, lat FLOAT, lon FLOAT, country TEXT NOT NULL, admin1 TEXT NOT NULL, geo_precision TEXT NOT NULL, radius_km FLOAT, place_explanation TEXT NOT NULL, weapons TEXT NOT NULL, fatalities_low INTEGER, fatalities_best INTEGER, fatalities_high INTEGER, injured_low INTEGER, injured_best INTEGER, injured_high INTEGER, mentions INTEGER NOT NULL, reports INTEGER NOT NULL, origins INTEGER NOT NULL, parties INTEGER NOT NULL, disagreement TEXT NOT NULL, reasons TEXT NOT NULL, corrected BOOLEAN NOT NULL, rejected BOOLEAN NOT NULL, by_hand BOOLEAN NOT NULL, PRIMARY KEY (id), FOREIGN KEY(lead_id) REFERENCES event_mention (id) ON DELETE CASCADE );
INSERT INTO "event" VALUES(1,1,'Explosions/Remote violence','Shelling/artillery/missile attack','claimed','a medic said','a medic',0,'','2015-03-23','2015-03-23','day','relative','Monday before publication on 25 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',12,12,20,NULL,NULL,NULL,1,1,1,0,'{}','[]',0,0,0);
INSERT INTO "event" VALUES(2,2,'Strategic developments','Non-violent transfer of territory','planned','','',NULL,'',NULL,NULL,NULL,'','',NULL,'',NULL,NULL,'','','',NULL,'','[]',NULL,NULL,NULL,NULL,NULL,NULL,1,1,1,0,'{}','[]',0,0,0);
CREATE TABLE event_actor (
	event_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	role TEXT NOT NULL,
	actor_id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	country TEXT NOT NULL,
	parent TEXT NOT NULL,
	span_start INTEGER NOT NULL,
	span_end INTEGER NOT NULL,
	PRIMARY KEY (event_id, ordinal),
	FOREIGN KEY(event_id) REFERENCES event_mention (id) ON DELETE CASCADE
);
INSERT INTO "event_actor" VALUES(1,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(2,0,'agent','government-troops','Government troops','state forces','YE','',74,91);
CREATE TABLE event_block ( "key" TEXT NOT NULL, mention_id INTEGER NOT NULL, PRIMARY KEY ("key", mention_id) );
INSERT INTO "event_block" VALUES('d:1',1);
INSERT INTO "event_block" VALUES('h:c5d0c843902ecf6817',1);
INSERT INTO "event_block" VALUES('25,89|91960|fv',1);
INSERT INTO "event_block" VALUES('25,90|91960|fv',1);
INSERT INTO "event_block" VALUES('t12|91960|fv',1);
INSERT INTO "event_block" VALUES('u12|415189|fv',1);
INSERT INTO "event_block" VALUES('a:Aden|91960|fv',1);
INSERT INTO "event_block" VALUES('d:1',2);
INSERT INTO "event_block" VALUES('h:d0532909db92f03325',2);
CREATE TABLE event_link ( from_id INTEGER NOT NULL, to_id INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (from_id, to_id, kind), FOREIGN KEY(from_id) REFERENCES event (id) ON DELETE CASCADE, FOREIGN KEY(to_id) REFERENCES event (id) ON DELETE CASCADE );
CREATE TABLE event_member ( mention_id INTEGER NOT NULL, event_id INTEGER NOT NULL, origin INTEGER NOT NULL, PRIMARY KEY (mention_id), FOREIGN KEY(mention_id) REFERENCES event_mention (id) ON DELETE CASCADE, FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE );
INSERT INTO "event_member" VALUES(1,1,1);
INSERT INTO "event_member" VALUES(2,2,1);
CREATE TABLE event_mention (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	document_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	trigger_start INTEGER NOT NULL,
	trigger_end INTEGER NOT NULL,
	trigger_text TEXT NOT NULL,
	evidence_start INTEGER NOT NULL,
	evidence_end INTEGER NOT NULL,
	evidence TEXT NOT NULL,
	event_type TEXT NOT NULL,
	sub_event_type TEXT NOT NULL,
	status TEXT NOT NULL,
	attribution TEXT NOT NULL,
	attribution_actor TEXT NOT NULL,
	attribution_party BOOLEAN,
	denial TEXT NOT NULL,
	time_start DATE,
	time_end DATE,
	time_precision TEXT,
	time_basis TEXT NOT NULL,
	time_explanation TEXT NOT NULL,
	place_id TEXT,
	place TEXT NOT NULL,
	lat FLOAT,
	lon FLOAT,
	country TEXT NOT NULL,
	admin1 TEXT NOT NULL,
	geo_precision TEXT NOT NULL,
	radius_km FLOAT,
	place_explanation TEXT NOT NULL,
	weapons TEXT NOT NULL,
	rules TEXT NOT NULL,
	fatalities_low INTEGER,
	fatalities_best INTEGER,
	fatalities_high INTEGER,
	injured_low INTEGER,
	injured_best INTEGER,
	injured_high INTEGER,
	mention TEXT NOT NULL,
	FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "event_mention" VALUES(1,1,0,7,14,'shelled',0,72,'Rebels shelled Aden on Monday, killing at least 12 people, a medic said.','Explosions/Remote violence','Shelling/artillery/missile attack','claimed','a medic said','a medic',0,'','2015-03-23','2015-03-23','day','relative','Monday before publication on 25 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',12,12,20,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":72},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"claimed","attribution":{"start":59,"end":71,"text":"a medic said","actor":{"id":"medic","name":"a medic","kind":"person","country":"","parent":""},"party":false},"denial":null,"time":{"interval":{"start":"2015-03-23","end":"2015-03-23"},"precision":"day","basis":"relative","explanation":"Monday before publication on 25 March 2015","mention":{"start":23,"end":29}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[{"name":"Aden","lat":49.6,"lon":-83.1,"country":"CA","gazetteer_id":"1","geo_precision":"exact","radius_km":5.0,"admin1":"","kind":"","population":0}]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":12,"best":12,"high":20}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(2,1,1,100,105,'leave',74,130,'Government troops plan to leave the coast near Zinjibar.','Strategic developments','Non-violent transfer of territory','planned','','',NULL,'',NULL,NULL,NULL,'','',NULL,'',NULL,NULL,'','','',NULL,'','[]','[]',NULL,NULL,NULL,NULL,NULL,NULL,'{"trigger":{"start":100,"end":105,"text":"leave","rule":"","entry":"leave","lemma":"leave","sub_event_type":""},"evidence":{"start":74,"end":130},"event_type":"Strategic developments","sub_event_type":"Non-violent transfer of territory","status":"planned","attribution":null,"denial":null,"time":null,"place":null,"actors":[{"role":"agent","actor":{"id":"government-troops","name":"Government troops","kind":"state forces","country":"YE","parent":""},"mention":{"start":74,"end":91}}],"weapons":[],"tolls":[],"also":[],"rules":[]}');
CREATE TABLE event_role ( event_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, role TEXT NOT NULL, actor_id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (event_id, ordinal), FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE );
INSERT INTO "event_role" VALUES(1,0,'agent','rebels','Rebels','rebel group','','');
INSERT INTO "event_role" VALUES(2,0,'agent','government-troops','Government troops','state forces','YE','');
CREATE TABLE extraction (
	document_id INTEGER NOT NULL,
	version TEXT NOT NULL,
	state TEXT NOT NULL,
	published_key TEXT NOT NULL,
	events INTEGER NOT NULL,
	error TEXT NOT NULL,
	mentions BLOB NOT NULL,
	PRIMARY KEY (document_id, version),
	FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "extraction" VALUES(1,'test-1','done','2015-03-25/2015-03-25',2,'',X'785EA554C18EDA3010FD15E473402481057243ED1EABAA552F6D8590934C6076133B72EC5D28E2DF3B139C4076E9657B8B9DF1CC7B6FDECC4934A02CA80C1A91FC3E89C64A6345320D04A85C248B2810CFC85F22D5F9519C833E6431F331614CD183A04D202C5670F0392BAA805A89A47F1BC5FE6DB4A250385045F145AB5C1E45208C2B81CEF4658F357F7D5EFF78A4CAE245968ECFD1349C8FA7F1388A290609BDA13F37D987012D8FDB2BCA541BC8B06931894BD15436480A0803A5B4F802740587BA948A4E6D580A853630AA5D5A6276B924A8508061F118EF9969EB5AAB6375D1F23DEF70DE6976E5BDCEA14DD5B3F652D2DD2BDA3D7271FAAEC072669114B26C804B33D0161A6B435019C5492859311A9F956244124693C56245ED2A397C369F4CE387452032ED9435470AFEF9480576F20F580B60B6C882CDC279B85CF13DE8EDAD5E70909965C03247D76C9F0912650C84CC2B54E1B5B4A761F52BD3AB75ED3AC053C23B1437D3D445720181922AC75C5A6F9D3B6C66ABC983A7325EC693F096C8A7F57B22E14738D09B6B1B86D8373C03775A1B1192D66BE18DA97FA17AC2549AFF6BB002CA706DB27265F95641A5ED08D5C8EE61D437F2AD9C1B7628354F9B7FF9B31B7B12D84FE57748A16CEE4DE557B3930A9B6E14BC5C86E3473BA35D4D8FDA62173FB53F38D11E249D2F1C722850A125C37A575F3DC99E299DE1C1F6FFA4B50653D74E6777A7A0B140E97C48E3D2272077F64F8A024BECE724E8A683C56CB1F1C40CE179C7F5BCEFF21AC294B402788371D6A1AFDB9DC0DBCFE270BFCE96DE2C731A442F75188D6AD0352DBF3B3BF09B939C8657954748B9CF7F016CE2D04E');
INSERT INTO "extraction" VALUES(2,'test-1','failed','',0,'broken',X'');
CREATE TABLE hand_mention ( mention_id INTEGER NOT NULL, correction_id INTEGER NOT NULL, PRIMARY KEY (mention_id), FOREIGN KEY(mention_id) REFERENCES event_mention (id) ON DELETE CASCADE, FOREIGN KEY(correction_id) REFERENCES correction (id) ON DELETE CASCADE );
CREATE TABLE intake ( input TEXT NOT NULL, found INTEGER NOT NULL, read INTEGER NOT NULL, failed INTEGER NOT NULL, passed_over INTEGER NOT NULL, PRIMARY KEY (input) );
INSERT INTO "intake" VALUES('reports',3,1,1,1);
CREATE TABLE intake_item ( input TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (input, ordinal), FOREIGN KEY(input) REFERENCES intake (input) ON DELETE CASCADE );
INSERT INTO "intake_item" VALUES('reports',0,'reports/b.pdf','failed','damaged');
INSERT INTO "intake_item" VALUES('reports',1,'reports/c.jpg','passed over','not a kind of file that is read');
CREATE TABLE named_view ( name TEXT NOT NULL, selection TEXT NOT NULL, analyst TEXT NOT NULL, made_at TEXT NOT NULL, PRIMARY KEY (name) );
CREATE TABLE online_answer ( "query" TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY ("query") );
INSERT INTO "online_answer" VALUES('zinjibar yemen','{"country": "YE", "id": "osm:n1", "kind": "town", "lat": 13.13, "lon": 45.38, "name": "Zinjibar, Yemen", "radius_km": 3.0, "service": "OpenStreetMap (Nominatim)"}');
INSERT INTO "online_answer" VALUES('nowhere yemen','null');
CREATE TABLE reader_stop ( path TEXT NOT NULL, part INTEGER NOT NULL, fingerprint VARCHAR(64) NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (path, part) );
CREATE TABLE unmerged ( document_id INTEGER NOT NULL, PRIMARY KEY (document_id), FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE );
CREATE TABLE visit ( analyst TEXT NOT NULL, visited_at TEXT NOT NULL, last_mention INTEGER NOT NULL, PRIMARY KEY (analyst) );
CREATE INDEX ix_document_source ON document (source);
CREATE INDEX ix_event_mention_event_type ON event_mention (event_type);
CREATE INDEX ix_event_mention_time_start ON event_mention (time_start);
CREATE INDEX ix_event_mention_place_id ON event_mention (place_id);
CREATE INDEX ix_event_mention_status ON event_mention (status);
CREATE UNIQUE INDEX ix_event_mention_document ON event_mention (document_id, ordinal);
CREATE INDEX ix_event_actor_actor ON event_actor (actor_id, role);
CREATE INDEX ix_event_event_type ON event (event_type);
CREATE INDEX ix_event_lead_id ON event (lead_id);
CREATE INDEX ix_event_place_id ON event (place_id);
CREATE INDEX ix_event_status ON event (status);
CREATE INDEX ix_event_time_start ON event (time_start);
CREATE INDEX ix_event_member_event_id ON event_member (event_id);
CREATE INDEX ix_event_role_actor ON event_role (actor_id, role);
CREATE INDEX ix_event_link_to ON event_link (to_id);
CREATE INDEX ix_event_block_mention ON event_block (mention_id);
CREATE INDEX ix_correction_anchor_mention_id ON correction_anchor (mention_id);
CREATE INDEX ix_correction_anchor_sha256 ON correction_anchor (sha256);
CREATE INDEX ix_hand_mention_correction_id ON hand_mention (correction_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('document',2);
INSERT INTO "sqlite_sequence" VALUES('event_mention',2);
COMMIT;
