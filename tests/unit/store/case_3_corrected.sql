-- A case as schema version 3 wrote it, with corrections of every kind, made by its code. Never changed.
PRAGMA application_id = 1148472430;
BEGIN TRANSACTION;
CREATE TABLE case_entry (
	kind TEXT NOT NULL,
	name_key TEXT NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	correction_id INTEGER NOT NULL,
	PRIMARY KEY (kind, name_key),
	FOREIGN KEY(correction_id) REFERENCES correction (id) ON DELETE CASCADE
);
INSERT INTO "case_entry" VALUES('actor','rebels','the rebels','{"id":"own:council","name":"Southern Council","kind":"rebel group","country":"YE","parent":""}',21);
INSERT INTO "case_entry" VALUES('place','karma','Karma','{"name":"Karma","lat":14.5,"lon":46.5,"country":"YE","gazetteer_id":"own:karma","geo_precision":"exact","radius_km":2.0,"admin1":"","kind":"","population":0}',20);
CREATE TABLE case_info (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY ("key")
);
INSERT INTO "case_info" VALUES('application','dateline');
INSERT INTO "case_info" VALUES('schema_version','3');
INSERT INTO "case_info" VALUES('revision','48');
INSERT INTO "case_info" VALUES('merging','497e1ee024af');
CREATE TABLE correction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uuid VARCHAR(36) NOT NULL,
	made_at TEXT NOT NULL,
	analyst TEXT NOT NULL,
	kind TEXT NOT NULL,
	target TEXT NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	previous TEXT NOT NULL,
	note TEXT NOT NULL,
	revision TEXT NOT NULL,
	UNIQUE (uuid)
);
INSERT INTO "correction" VALUES(1,'31e720f5-bed7-5ebb-b4ef-ce59fbea390c','2026-11-20T09:00:00.000000Z','Ana','edit','{"anchors":[{"document":"d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','event_type','"Armed clash"','"Shelling/artillery/missile attack"','seen on video: event_type','b136bee26d3d8f07');
INSERT INTO "correction" VALUES(2,'2082e3a1-5f99-5be0-a48b-cb77c0b1e188','2026-11-20T09:01:00.000000Z','Ana','edit','{"anchors":[{"document":"d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','time','{"start":"2015-03-02","end":"2015-03-03","precision":"range"}','{"start":"2015-03-01","end":"2015-03-01","precision":"day"}','seen on video: time','6764e5436b87a4dd');
INSERT INTO "correction" VALUES(3,'aac73052-66ad-5e47-b000-a5e09cacfab3','2026-11-20T09:02:00.000000Z','Ana','edit','{"anchors":[{"document":"d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','place','{"name":"Zinjibar","lat":13.1287,"lon":45.3807,"country":"YE","gazetteer_id":"66666","geo_precision":"exact","radius_km":3.0,"admin1":"","kind":"","population":0}','{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"","population":0}','seen on video: place','e16ab8b9d245418d');
INSERT INTO "correction" VALUES(4,'02c3a469-2d62-5383-9494-a34e51272af5','2026-11-20T09:03:00.000000Z','Ana','edit','{"anchors":[{"document":"d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','actors','[{"role":"agent","actor":{"id":"own:council","name":"Southern Council","kind":"rebel group","country":"YE","parent":""}},{"role":"target","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""}}]','[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""}}]','seen on video: actors','f9c60279d33dd8ea');
INSERT INTO "correction" VALUES(5,'59cf2422-cc92-5f6f-b7af-63511c93deef','2026-11-20T09:04:00.000000Z','Ana','edit','{"anchors":[{"document":"d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','tolls','[{"kind":"killed","toll":{"low":3,"best":4,"high":5}},{"kind":"injured","toll":null}]','[{"kind":"killed","toll":{"low":1,"best":1,"high":1}},{"kind":"injured","toll":null}]','seen on video: tolls','3c27cc74984795f7');
INSERT INTO "correction" VALUES(6,'7fc2857c-6e37-52c7-a707-a55eebabe8c6','2026-11-20T09:05:00.000000Z','Ana','edit','{"anchors":[{"document":"d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','status','"denied"','"asserted"','seen on video: status','e7c0ae5ac04f2724');
INSERT INTO "correction" VALUES(7,'3f60e88d-9c2a-5fbd-bc82-1906824045e1','2026-11-20T09:06:00.000000Z','Ana','edit','{"anchors":[{"document":"d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','weapons','["mortar","rifle"]','["artillery"]','seen on video: weapons','df6c1dab8c8b709e');
INSERT INTO "correction" VALUES(8,'f60fdfd6-c619-5d45-9e13-f03a51c3e702','2026-11-20T09:07:00.000000Z','Ana','reject','{"anchors":[{"document":"d5cbefebce239c8dd20da431a1fe6a108db60e234474aa403d5dfd45619cbead","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','','true','false','a drill','2fc71e85f0498600');
INSERT INTO "correction" VALUES(9,'3660fe77-0892-5b51-9c5f-7439fa2dd50f','2026-11-20T09:08:00.000000Z','Ana','reject','{"anchors":[{"document":"3de672754db70d6cf093220808ff2f1cbc75b860c5777b4e3a75c7144188c7ec","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','','true','false','','953d7dc415e1bf8a');
INSERT INTO "correction" VALUES(10,'8a6d804b-2d3f-53bb-8967-970c4703af0d','2026-11-20T09:09:00.000000Z','Ben','restore','{"anchors":[{"document":"3de672754db70d6cf093220808ff2f1cbc75b860c5777b4e3a75c7144188c7ec","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":49,"nth":0}]}','','false','true','no drill','3a17d022ade8846d');
INSERT INTO "correction" VALUES(11,'b22e71e0-d7a0-5757-bc90-186c2fa3b69b','2026-11-20T09:10:00.000000Z','Ben','merge','{"anchors":[{"document":"63c9cd1fad2eb6e2b490002930d3f89594ace1d5f2f6c8c86ab4c01865952d8c","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0},{"document":"edb81e6e766b3a3285358b82fba3036e83aaedf64d1b91c67ec4defa2c87cbd7","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0}]}','','null','null','one siege','f6eb5096e278354e 81e6524a13c359d3');
INSERT INTO "correction" VALUES(12,'6996bbb8-5cc3-5330-bb63-46ac5203a524','2026-11-20T09:11:00.000000Z','Ana','split','{"anchors":[{"document":"4291a380e698fa5f40fb0f786f5437dc389df7acc84dc1947af341e90cbd840e","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0}],"rest":[{"document":"134acfb1227ee85062d1e9aa70fc5321bd4b985e1b40f1f2f562f833051c011c","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0}]}','','null','null','morning and evening','b32ee54ceaee0216');
INSERT INTO "correction" VALUES(13,'91680265-0165-52f0-9925-2c5e14f1de11','2026-11-20T09:12:00.000000Z','Ben','note','{"anchors":[{"document":"b00fc44ecd45e3d9d8123531bc357415505d64ecc2a17046ffcbe7f59d77a87a","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0}]}','','null','null','ask the hospital','4669d735094c0ca3');
INSERT INTO "correction" VALUES(14,'2742f008-1345-5e2c-a470-87c3d68767da','2026-11-20T09:13:00.000000Z','Ana','add','{"anchors":[{"document":"b00fc44ecd45e3d9d8123531bc357415505d64ecc2a17046ffcbe7f59d77a87a","start":36,"end":49,"text":"left by night","lemma":"","sentence_start":0,"sentence_end":50,"nth":0}]}','','{"event_type":"Non-violent transfer of territory","place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0}}','null','missed','');
INSERT INTO "correction" VALUES(15,'feb118cc-ea5d-5923-a729-c7f237810d0e','2026-11-20T09:14:00.000000Z','Ana','edit','{"anchors":[{"document":"97d0d101edfcb861ad0c9e159216c9c974f0b1eb55027e5a84e48905ff92500e","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0}]}','weapons','["drone"]','["artillery"]','','8616e31cfcde4c7f');
INSERT INTO "correction" VALUES(16,'bf5fa4cb-617c-5039-b438-0b67e1318a58','2026-11-20T09:15:00.000000Z','Ben','undo','{"undoes":"feb118cc-ea5d-5923-a729-c7f237810d0e"}','','null','null','no drone','');
INSERT INTO "correction" VALUES(17,'92e5797e-b76a-5c17-8d6f-b45e9ded45d9','2026-11-20T09:16:00.000000Z','Ana','reject','{"anchors":[{"document":"c7a8b3c18a6b862cafa68eabc94a74c69ad0111d5e92cd3e7f84ca16ade062a6","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0}]}','','true','false','','42250f93dc6bdfe2');
INSERT INTO "correction" VALUES(18,'21b37501-32b6-527b-812a-7749720f5083','2026-11-20T09:17:00.000000Z','Ben','undo','{"undoes":"92e5797e-b76a-5c17-8d6f-b45e9ded45d9"}','','null','null','','');
INSERT INTO "correction" VALUES(19,'f7ebc46f-95b9-575c-b30f-f91bb9574ba7','2026-11-20T09:18:00.000000Z','Ana','undo','{"undoes":"21b37501-32b6-527b-812a-7749720f5083"}','','null','null','it was a drill','');
INSERT INTO "correction" VALUES(20,'aaf9423f-9c9a-53d4-aae4-f2c0993d39d7','2026-11-20T09:19:00.000000Z','Ana','entry','{"name":"Karma"}','place','{"name":"Karma","lat":14.5,"lon":46.5,"country":"YE","gazetteer_id":"own:karma","geo_precision":"exact","radius_km":2.0,"admin1":"","kind":"","population":0}','null','the one near the camp','');
INSERT INTO "correction" VALUES(21,'ab3d30be-b607-5fdf-9e1a-3a723ea3bdef','2026-11-20T09:20:00.000000Z','Ben','entry','{"name":"the rebels"}','actor','{"id":"own:council","name":"Southern Council","kind":"rebel group","country":"YE","parent":""}','null','','');
INSERT INTO "correction" VALUES(22,'2551df71-8626-57f0-a49c-d433db36ae7b','2026-11-20T09:21:00.000000Z','Ana','edit','{"anchors":[{"document":"cbc38f0801cbfb6c4117e819ebe082183206096c4dda0089ef0f944c5d14a408","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0}]}','weapons','["rocket"]','["artillery"]','','4ac100dbb443dab0');
INSERT INTO "correction" VALUES(23,'daea8934-ed1f-52d7-8cc9-231d158202d9','2026-11-20T09:22:00.000000Z','Ben','accept','{"anchors":[{"document":"b00fc44ecd45e3d9d8123531bc357415505d64ecc2a17046ffcbe7f59d77a87a","start":7,"end":14,"text":"shelled","lemma":"shell","sentence_start":0,"sentence_end":50,"nth":0}]}','','null','null','','19ed3218ae8b02df');
CREATE TABLE correction_anchor (
	correction_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	sha256 VARCHAR(64) NOT NULL,
	mention_id INTEGER,
	PRIMARY KEY (correction_id, ordinal),
	FOREIGN KEY(correction_id) REFERENCES correction (id) ON DELETE CASCADE
);
INSERT INTO "correction_anchor" VALUES(1,0,'d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f',1);
INSERT INTO "correction_anchor" VALUES(2,0,'d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f',1);
INSERT INTO "correction_anchor" VALUES(3,0,'d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f',1);
INSERT INTO "correction_anchor" VALUES(4,0,'d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f',1);
INSERT INTO "correction_anchor" VALUES(5,0,'d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f',1);
INSERT INTO "correction_anchor" VALUES(6,0,'d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f',1);
INSERT INTO "correction_anchor" VALUES(7,0,'d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f',1);
INSERT INTO "correction_anchor" VALUES(8,0,'d5cbefebce239c8dd20da431a1fe6a108db60e234474aa403d5dfd45619cbead',2);
INSERT INTO "correction_anchor" VALUES(9,0,'3de672754db70d6cf093220808ff2f1cbc75b860c5777b4e3a75c7144188c7ec',3);
INSERT INTO "correction_anchor" VALUES(10,0,'3de672754db70d6cf093220808ff2f1cbc75b860c5777b4e3a75c7144188c7ec',3);
INSERT INTO "correction_anchor" VALUES(11,0,'63c9cd1fad2eb6e2b490002930d3f89594ace1d5f2f6c8c86ab4c01865952d8c',4);
INSERT INTO "correction_anchor" VALUES(11,1,'edb81e6e766b3a3285358b82fba3036e83aaedf64d1b91c67ec4defa2c87cbd7',5);
INSERT INTO "correction_anchor" VALUES(12,0,'4291a380e698fa5f40fb0f786f5437dc389df7acc84dc1947af341e90cbd840e',7);
INSERT INTO "correction_anchor" VALUES(12,1,'134acfb1227ee85062d1e9aa70fc5321bd4b985e1b40f1f2f562f833051c011c',6);
INSERT INTO "correction_anchor" VALUES(13,0,'b00fc44ecd45e3d9d8123531bc357415505d64ecc2a17046ffcbe7f59d77a87a',8);
INSERT INTO "correction_anchor" VALUES(14,0,'b00fc44ecd45e3d9d8123531bc357415505d64ecc2a17046ffcbe7f59d77a87a',13);
INSERT INTO "correction_anchor" VALUES(15,0,'97d0d101edfcb861ad0c9e159216c9c974f0b1eb55027e5a84e48905ff92500e',9);
INSERT INTO "correction_anchor" VALUES(17,0,'c7a8b3c18a6b862cafa68eabc94a74c69ad0111d5e92cd3e7f84ca16ade062a6',10);
INSERT INTO "correction_anchor" VALUES(22,0,'cbc38f0801cbfb6c4117e819ebe082183206096c4dda0089ef0f944c5d14a408',NULL);
INSERT INTO "correction_anchor" VALUES(23,0,'b00fc44ecd45e3d9d8123531bc357415505d64ecc2a17046ffcbe7f59d77a87a',8);
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
INSERT INTO "document" VALUES(1,'d5e8a48917588d7eab23d17037cc975da7bf3221f7e7787d1b36d1eb8854911f','1.txt','Report 1','Source 1','','Rebels shelled Aden on 1 March and left by night. A medic counted 1 dead. This is report 1.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(2,'d5cbefebce239c8dd20da431a1fe6a108db60e234474aa403d5dfd45619cbead','2.txt','Report 2','Source 2','','Rebels shelled Aden on 5 March and left by night. A medic counted 2 dead. This is report 2.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(3,'3de672754db70d6cf093220808ff2f1cbc75b860c5777b4e3a75c7144188c7ec','3.txt','Report 3','Source 3','','Rebels shelled Aden on 8 March and left by night. A medic counted 3 dead. This is report 3.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(4,'63c9cd1fad2eb6e2b490002930d3f89594ace1d5f2f6c8c86ab4c01865952d8c','4.txt','Report 4','Source 4','','Rebels shelled Aden on 11 March and left by night. A medic counted 4 dead. This is report 4.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(5,'edb81e6e766b3a3285358b82fba3036e83aaedf64d1b91c67ec4defa2c87cbd7','5.txt','Report 5','Source 5','','Rebels shelled Aden on 16 March and left by night. A medic counted 5 dead. This is report 5.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(6,'134acfb1227ee85062d1e9aa70fc5321bd4b985e1b40f1f2f562f833051c011c','6.txt','Report 6','Source 6','','Rebels shelled Aden on 21 March and left by night. A medic counted 6 dead. This is report 6.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(7,'4291a380e698fa5f40fb0f786f5437dc389df7acc84dc1947af341e90cbd840e','7.txt','Report 7','Source 7','','Rebels shelled Aden on 21 March and left by night. A medic counted 7 dead. This is report 7.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(8,'b00fc44ecd45e3d9d8123531bc357415505d64ecc2a17046ffcbe7f59d77a87a','8.txt','Report 8','Source 8','','Rebels shelled Aden on 24 March and left by night. A medic counted 8 dead. This is report 8.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(9,'97d0d101edfcb861ad0c9e159216c9c974f0b1eb55027e5a84e48905ff92500e','9.txt','Report 9','Source 9','','Rebels shelled Aden on 26 March and left by night. A medic counted 9 dead. This is report 9.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(10,'c7a8b3c18a6b862cafa68eabc94a74c69ad0111d5e92cd3e7f84ca16ade062a6','10.txt','Report 10','Source 10','','Rebels shelled Aden on 28 March and left by night. A medic counted 10 dead. This is report 10.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(11,'a24b84423373a2a82b05390fbb4dd5b6eee846cb12cc324985baf6f708cf932b','11.txt','Report 11','Source 11','','Rebels shelled Karma on 30 March and left by night. A medic counted 11 dead. This is report 11.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
INSERT INTO "document" VALUES(12,'cbc38f0801cbfb6c4117e819ebe082183206096c4dda0089ef0f944c5d14a408','12.txt','Report 12','Source 12','','Rebels shelled Aden on 31 March and left by night. A medic counted 12 dead. This is report 12.','2015-04-02','2015-04-02','metadata','',NULL,NULL);
CREATE TABLE event (
	id INTEGER NOT NULL,
	lead_id INTEGER NOT NULL,
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
	fatalities_low INTEGER,
	fatalities_best INTEGER,
	fatalities_high INTEGER,
	injured_low INTEGER,
	injured_best INTEGER,
	injured_high INTEGER,
	mentions INTEGER NOT NULL,
	reports INTEGER NOT NULL,
	origins INTEGER NOT NULL,
	parties INTEGER NOT NULL,
	disagreement TEXT NOT NULL,
	reasons TEXT NOT NULL,
	corrected BOOLEAN NOT NULL,
	rejected BOOLEAN NOT NULL,
	by_hand BOOLEAN NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(lead_id) REFERENCES event_mention (id) ON DELETE CASCADE
);
INSERT INTO "event" VALUES(1,1,'Battles','Armed clash','denied','','',NULL,'','2015-03-02','2015-03-03','range','analyst','Ana, 2026-11-20 09:01 UTC: seen on video: time','66666','Zinjibar',13.1287,45.3807,'YE','','exact',3.0,'Ana, 2026-11-20 09:02 UTC: seen on video: place','["mortar", "rifle"]',3,4,5,NULL,NULL,NULL,1,1,1,0,'{}','[]',1,0,0);
INSERT INTO "event" VALUES(2,2,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-05','2015-03-05','day','relative','5 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',2,2,2,NULL,NULL,NULL,1,1,1,0,'{}','[]',0,1,0);
INSERT INTO "event" VALUES(3,3,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-08','2015-03-08','day','relative','8 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',3,3,3,NULL,NULL,NULL,1,1,1,0,'{}','[]',0,0,0);
INSERT INTO "event" VALUES(4,4,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-11','2015-03-11','day','relative','11 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',4,5,5,NULL,NULL,NULL,2,2,1,0,'{"time": [{"value": "2015-03-11", "mentions": [4], "sources": ["Source 4"]}, {"value": "2015-03-16", "mentions": [5], "sources": ["Source 5"]}], "fatalities": [{"value": "4", "mentions": [4], "sources": ["Source 4"]}, {"value": "5", "mentions": [5], "sources": ["Source 5"]}]}','[[4, 5, "put together by an analyst"]]',1,0,0);
INSERT INTO "event" VALUES(6,6,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-21','2015-03-21','day','relative','21 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',6,6,6,NULL,NULL,NULL,1,1,1,0,'{}','[]',1,0,0);
INSERT INTO "event" VALUES(7,7,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-21','2015-03-21','day','relative','21 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',7,7,7,NULL,NULL,NULL,1,1,1,0,'{}','[]',1,0,0);
INSERT INTO "event" VALUES(8,8,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-24','2015-03-24','day','relative','24 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',8,8,8,NULL,NULL,NULL,1,1,1,0,'{}','[]',0,0,0);
INSERT INTO "event" VALUES(9,9,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-26','2015-03-26','day','relative','26 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',9,9,9,NULL,NULL,NULL,1,1,1,0,'{}','[]',0,0,0);
INSERT INTO "event" VALUES(10,10,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-28','2015-03-28','day','relative','28 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]',10,10,10,NULL,NULL,NULL,1,1,1,0,'{}','[]',0,1,0);
INSERT INTO "event" VALUES(11,11,'Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-30','2015-03-30','day','relative','30 March 2015','own:karma','Karma',14.5,46.5,'YE','','exact',2.0,'in this case, “Karma” is always Karma (Ana, 2026-11-20 09:19 UTC: the one near the camp)','["artillery"]',11,11,11,NULL,NULL,NULL,1,1,1,0,'{}','[]',0,0,0);
INSERT INTO "event" VALUES(13,13,'Strategic developments','Non-violent transfer of territory','asserted','','',NULL,'',NULL,NULL,NULL,'','','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'Ana, 2026-11-20 09:13 UTC: missed','[]',NULL,NULL,NULL,NULL,NULL,NULL,1,1,1,0,'{}','[]',1,0,1);
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
INSERT INTO "event_actor" VALUES(2,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(3,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(4,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(5,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(6,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(7,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(8,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(9,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(10,0,'agent','rebels','Rebels','rebel group','','',0,6);
INSERT INTO "event_actor" VALUES(11,0,'agent','rebels','Rebels','rebel group','','',0,6);
CREATE TABLE event_block (
	"key" TEXT NOT NULL,
	mention_id INTEGER NOT NULL,
	PRIMARY KEY ("key", mention_id)
);
INSERT INTO "event_block" VALUES('d:1',1);
INSERT INTO "event_block" VALUES('h:193679932048775cfe',1);
INSERT INTO "event_block" VALUES('26,90|91957|fv',1);
INSERT INTO "event_block" VALUES('u4|66666|fv',1);
INSERT INTO "event_block" VALUES('d:8',13);
INSERT INTO "event_block" VALUES('h:1b52e1642d982762fc',13);
INSERT INTO "event_block" VALUES('d:2',2);
INSERT INTO "event_block" VALUES('h:d62c9e1f29a33cef24',2);
INSERT INTO "event_block" VALUES('25,89|91957|fv',2);
INSERT INTO "event_block" VALUES('25,90|91957|fv',2);
INSERT INTO "event_block" VALUES('a:Aden|91957|fv',2);
INSERT INTO "event_block" VALUES('d:3',3);
INSERT INTO "event_block" VALUES('h:9b3823d1a0d184ce23',3);
INSERT INTO "event_block" VALUES('25,89|91958|fv',3);
INSERT INTO "event_block" VALUES('25,90|91958|fv',3);
INSERT INTO "event_block" VALUES('u3|415189|fv',3);
INSERT INTO "event_block" VALUES('a:Aden|91958|fv',3);
INSERT INTO "event_block" VALUES('d:4',4);
INSERT INTO "event_block" VALUES('h:2e3d23024fd3df9e94',4);
INSERT INTO "event_block" VALUES('25,89|91958|fv',4);
INSERT INTO "event_block" VALUES('25,90|91958|fv',4);
INSERT INTO "event_block" VALUES('u4|415189|fv',4);
INSERT INTO "event_block" VALUES('a:Aden|91958|fv',4);
INSERT INTO "event_block" VALUES('d:5',5);
INSERT INTO "event_block" VALUES('h:96fa2017e21b52db55',5);
INSERT INTO "event_block" VALUES('25,89|91959|fv',5);
INSERT INTO "event_block" VALUES('25,90|91959|fv',5);
INSERT INTO "event_block" VALUES('t5|91959|fv',5);
INSERT INTO "event_block" VALUES('u5|415189|fv',5);
INSERT INTO "event_block" VALUES('a:Aden|91959|fv',5);
INSERT INTO "event_block" VALUES('d:6',6);
INSERT INTO "event_block" VALUES('h:465929c5ae89a372e9',6);
INSERT INTO "event_block" VALUES('25,89|91959|fv',6);
INSERT INTO "event_block" VALUES('25,90|91959|fv',6);
INSERT INTO "event_block" VALUES('t6|91959|fv',6);
INSERT INTO "event_block" VALUES('u6|415189|fv',6);
INSERT INTO "event_block" VALUES('a:Aden|91959|fv',6);
INSERT INTO "event_block" VALUES('d:7',7);
INSERT INTO "event_block" VALUES('h:4715221bc5fd573bb5',7);
INSERT INTO "event_block" VALUES('25,89|91959|fv',7);
INSERT INTO "event_block" VALUES('25,90|91959|fv',7);
INSERT INTO "event_block" VALUES('t7|91959|fv',7);
INSERT INTO "event_block" VALUES('u7|415189|fv',7);
INSERT INTO "event_block" VALUES('a:Aden|91959|fv',7);
INSERT INTO "event_block" VALUES('d:8',8);
INSERT INTO "event_block" VALUES('h:59c5973205136dbd60',8);
INSERT INTO "event_block" VALUES('25,89|91960|fv',8);
INSERT INTO "event_block" VALUES('25,90|91960|fv',8);
INSERT INTO "event_block" VALUES('t8|91960|fv',8);
INSERT INTO "event_block" VALUES('u8|415189|fv',8);
INSERT INTO "event_block" VALUES('a:Aden|91960|fv',8);
INSERT INTO "event_block" VALUES('d:9',9);
INSERT INTO "event_block" VALUES('h:49c1aa683001c3dcd2',9);
INSERT INTO "event_block" VALUES('25,89|91960|fv',9);
INSERT INTO "event_block" VALUES('25,90|91960|fv',9);
INSERT INTO "event_block" VALUES('t9|91960|fv',9);
INSERT INTO "event_block" VALUES('u9|415189|fv',9);
INSERT INTO "event_block" VALUES('a:Aden|91960|fv',9);
INSERT INTO "event_block" VALUES('d:10',10);
INSERT INTO "event_block" VALUES('h:3f3da8e9747f4f7154',10);
INSERT INTO "event_block" VALUES('25,89|91960|fv',10);
INSERT INTO "event_block" VALUES('25,90|91960|fv',10);
INSERT INTO "event_block" VALUES('t10|91960|fv',10);
INSERT INTO "event_block" VALUES('u10|415189|fv',10);
INSERT INTO "event_block" VALUES('a:Aden|91960|fv',10);
INSERT INTO "event_block" VALUES('d:11',11);
INSERT INTO "event_block" VALUES('h:26374802baab3777e3',11);
INSERT INTO "event_block" VALUES('28,92|91960|fv',11);
INSERT INTO "event_block" VALUES('28,93|91960|fv',11);
INSERT INTO "event_block" VALUES('29,92|91960|fv',11);
INSERT INTO "event_block" VALUES('29,93|91960|fv',11);
INSERT INTO "event_block" VALUES('t11|91960|fv',11);
INSERT INTO "event_block" VALUES('u11|own:karma|fv',11);
INSERT INTO "event_block" VALUES('e:6',6);
INSERT INTO "event_block" VALUES('e:7',7);
INSERT INTO "event_block" VALUES('e:4',4);
INSERT INTO "event_block" VALUES('e:4',5);
CREATE TABLE event_link (
	from_id INTEGER NOT NULL,
	to_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (from_id, to_id, kind),
	FOREIGN KEY(from_id) REFERENCES event (id) ON DELETE CASCADE,
	FOREIGN KEY(to_id) REFERENCES event (id) ON DELETE CASCADE
);
CREATE TABLE event_member (
	mention_id INTEGER NOT NULL,
	event_id INTEGER NOT NULL,
	origin INTEGER NOT NULL,
	PRIMARY KEY (mention_id),
	FOREIGN KEY(mention_id) REFERENCES event_mention (id) ON DELETE CASCADE,
	FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "event_member" VALUES(1,1,1);
INSERT INTO "event_member" VALUES(2,2,2);
INSERT INTO "event_member" VALUES(3,3,3);
INSERT INTO "event_member" VALUES(4,4,4);
INSERT INTO "event_member" VALUES(5,4,4);
INSERT INTO "event_member" VALUES(6,6,6);
INSERT INTO "event_member" VALUES(7,7,7);
INSERT INTO "event_member" VALUES(8,8,8);
INSERT INTO "event_member" VALUES(9,9,9);
INSERT INTO "event_member" VALUES(10,10,10);
INSERT INTO "event_member" VALUES(11,11,11);
INSERT INTO "event_member" VALUES(13,13,8);
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
INSERT INTO "event_mention" VALUES(1,1,0,7,14,'shelled',0,49,'Rebels shelled Aden on 1 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-01','2015-03-01','day','relative','1 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',1,1,1,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":49},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-01","end":"2015-03-01"},"precision":"day","basis":"relative","explanation":"1 March 2015","mention":{"start":23,"end":30}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":1,"best":1,"high":1}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(2,2,0,7,14,'shelled',0,49,'Rebels shelled Aden on 5 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-05','2015-03-05','day','relative','5 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',2,2,2,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":49},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-05","end":"2015-03-05"},"precision":"day","basis":"relative","explanation":"5 March 2015","mention":{"start":23,"end":30}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":2,"best":2,"high":2}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(3,3,0,7,14,'shelled',0,49,'Rebels shelled Aden on 8 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-08','2015-03-08','day','relative','8 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',3,3,3,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":49},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-08","end":"2015-03-08"},"precision":"day","basis":"relative","explanation":"8 March 2015","mention":{"start":23,"end":30}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":3,"best":3,"high":3}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(4,4,0,7,14,'shelled',0,50,'Rebels shelled Aden on 11 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-11','2015-03-11','day','relative','11 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',4,4,4,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":50},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-11","end":"2015-03-11"},"precision":"day","basis":"relative","explanation":"11 March 2015","mention":{"start":23,"end":31}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":4,"best":4,"high":4}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(5,5,0,7,14,'shelled',0,50,'Rebels shelled Aden on 16 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-16','2015-03-16','day','relative','16 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',5,5,5,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":50},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-16","end":"2015-03-16"},"precision":"day","basis":"relative","explanation":"16 March 2015","mention":{"start":23,"end":31}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":5,"best":5,"high":5}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(6,6,0,7,14,'shelled',0,50,'Rebels shelled Aden on 21 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-21','2015-03-21','day','relative','21 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',6,6,6,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":50},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-21","end":"2015-03-21"},"precision":"day","basis":"relative","explanation":"21 March 2015","mention":{"start":23,"end":31}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":6,"best":6,"high":6}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(7,7,0,7,14,'shelled',0,50,'Rebels shelled Aden on 21 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-21','2015-03-21','day','relative','21 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',7,7,7,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":50},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-21","end":"2015-03-21"},"precision":"day","basis":"relative","explanation":"21 March 2015","mention":{"start":23,"end":31}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":7,"best":7,"high":7}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(8,8,0,7,14,'shelled',0,50,'Rebels shelled Aden on 24 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-24','2015-03-24','day','relative','24 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',8,8,8,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":50},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-24","end":"2015-03-24"},"precision":"day","basis":"relative","explanation":"24 March 2015","mention":{"start":23,"end":31}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":8,"best":8,"high":8}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(9,9,0,7,14,'shelled',0,50,'Rebels shelled Aden on 26 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-26','2015-03-26','day','relative','26 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',9,9,9,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":50},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-26","end":"2015-03-26"},"precision":"day","basis":"relative","explanation":"26 March 2015","mention":{"start":23,"end":31}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":9,"best":9,"high":9}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(10,10,0,7,14,'shelled',0,50,'Rebels shelled Aden on 28 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-28','2015-03-28','day','relative','28 March 2015','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'most populous in YE','["artillery"]','["code:shell"]',10,10,10,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":50},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-28","end":"2015-03-28"},"precision":"day","basis":"relative","explanation":"28 March 2015","mention":{"start":23,"end":31}},"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":{"start":15,"end":19},"explanation":"most populous in YE","candidates":[]},"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":10,"best":10,"high":10}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(11,11,0,7,14,'shelled',0,51,'Rebels shelled Karma on 30 March and left by night.','Explosions/Remote violence','Shelling/artillery/missile attack','asserted','','',NULL,'','2015-03-30','2015-03-30','day','relative','30 March 2015',NULL,'',NULL,NULL,'','','',NULL,'','["artillery"]','["code:shell"]',11,11,11,NULL,NULL,NULL,'{"trigger":{"start":7,"end":14,"text":"shelled","rule":"trigger:shell","entry":"shell","lemma":"shell","sub_event_type":""},"evidence":{"start":0,"end":51},"event_type":"Explosions/Remote violence","sub_event_type":"Shelling/artillery/missile attack","status":"asserted","attribution":null,"denial":null,"time":{"interval":{"start":"2015-03-30","end":"2015-03-30"},"precision":"day","basis":"relative","explanation":"30 March 2015","mention":{"start":24,"end":32}},"place":null,"actors":[{"role":"agent","actor":{"id":"rebels","name":"Rebels","kind":"rebel group","country":"","parent":""},"mention":{"start":0,"end":6}}],"weapons":["artillery"],"tolls":[["killed",{"low":11,"best":11,"high":11}]],"also":[],"rules":["code:shell"]}');
INSERT INTO "event_mention" VALUES(13,8,1,36,49,'left by night',0,50,'Rebels shelled Aden on 24 March and left by night.','Strategic developments','Non-violent transfer of territory','asserted','','',NULL,'',NULL,NULL,NULL,'','','415189','Aden',12.7794,45.0367,'YE','Aden','exact',5.0,'Ana, 2026-11-20 09:13 UTC: missed','[]','["by hand", "corrected event_type: Ana, 2026-11-20 09:13 UTC: missed", "corrected place: Ana, 2026-11-20 09:13 UTC: missed"]',NULL,NULL,NULL,NULL,NULL,NULL,'{"trigger":{"start":36,"end":49,"text":"left by night","rule":"by hand","entry":"","lemma":"","sub_event_type":""},"evidence":{"start":0,"end":50},"event_type":"Strategic developments","sub_event_type":"Non-violent transfer of territory","status":"asserted","attribution":null,"denial":null,"time":null,"place":{"place":{"name":"Aden","lat":12.7794,"lon":45.0367,"country":"YE","gazetteer_id":"415189","geo_precision":"exact","radius_km":5.0,"admin1":"Aden","kind":"town","population":0},"mention":null,"explanation":"Ana, 2026-11-20 09:13 UTC: missed","candidates":[]},"actors":[],"weapons":[],"tolls":[],"also":[],"rules":["by hand","corrected event_type: Ana, 2026-11-20 09:13 UTC: missed","corrected place: Ana, 2026-11-20 09:13 UTC: missed"]}');
CREATE TABLE event_role (
	event_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	role TEXT NOT NULL,
	actor_id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	country TEXT NOT NULL,
	parent TEXT NOT NULL,
	PRIMARY KEY (event_id, ordinal),
	FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "event_role" VALUES(6,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(3,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(7,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(4,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(9,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(11,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(8,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(10,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(2,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(1,0,'agent','own:council','Southern Council','rebel group','YE','');
INSERT INTO "event_role" VALUES(1,1,'target','rebels','Rebels','rebel group','','');
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
INSERT INTO "extraction" VALUES(1,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D14EC3300C457F65F273342DD032DA371EF80884D0943506A2254E95B85AC7D47FC759DB21F1662737F71E3B57C8488CD46186F6FD0A994D6268770A902CB455A3E0E44A05C7682F30A9BBA45E358DFEA7F950C02EE078B32C4DEC235DC21C1024CE4582F66EA4EB254C4B18E328F1F0629140411A3C4A27D50221D5D9F1B793F7E534201767683F8DCF287AF466762FB7C7982CA6C23029E8BDE9C4EB0A6442F15C12440FAD7ED8EEF74DA5C097A755BDDD3D3EED157471204E1711BFBD8ADD97F94166C47470651F95AEF57353CE311EFA849DCB73328EA6E3026FAC1BF2E12478E2A8C0D8E048FF452F23713C9751FBD80F2BFC4E787114625AA70931F3E6268943DE38DADC883A43D659C3EBA2D78169F07E92C50B474CCB2794B5B39B95D32F0B269F32');
INSERT INTO "extraction" VALUES(2,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D14EC3300C457F65F273342DD032DA371EF80884D0943506A2254E95B85AC7D47FC759DB21F1662737F71E3B57C8488CD46186F6FD0A994D6268770A902CB455A3E0E44A05C7682F30A9BBA45E358DFEA7F950C02EE078B32C4DEC235DC21C1024CE4582F66EA4EB254C4B18E328F1F0629140411A3C4A27D50221D5D9F1B793F7E534201767683F8DCF287AF466762FB7C7982CA6C23029E8BDE9C4EB0A6442F15C12440FAD7ED8EEF74DA5C097A755BDDD3D3EED157471204E1711BFBD8ADD97F94166C47470651F95AEF57353CE311EFA849DCB73328EA6E3026FAC1BF2E12478E2A8C0D8E048FF452F23713C9751FBD80F2BFC4E787114625AA70931F3E6268943DE38DADC883A43D659C3EBA2D78169F07E92C50B474CCB2794B5B39B95D32F0B269F32');
INSERT INTO "extraction" VALUES(3,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D14EC3300C457F65F273342DD032DA371EF80884D0943506A2254E95B85AC7D47FC759DB21F1662737F71E3B57C8488CD46186F6FD0A994D6268770A902CB455A3E0E44A05C7682F30A9BBA45E358DFEA7F950C02EE078B32C4DEC235DC21C1024CE4582F66EA4EB254C4B18E328F1F0629140411A3C4A27D50221D5D9F1B793F7E534201767683F8DCF287AF466762FB7C7982CA6C23029E8BDE9C4EB0A6442F15C12440FAD7ED8EEF74DA5C097A755BDDD3D3EED157471204E1711BFBD8ADD97F94166C47470651F95AEF57353CE311EFA849DCB73328EA6E3026FAC1BF2E12478E2A8C0D8E048FF452F23713C9751FBD80F2BFC4E787114625AA70931F3E6268943DE38DADC883A43D659C3EBA2D78169F07E92C50B474CCB2794B5B39B95D32F0B269F32');
INSERT INTO "extraction" VALUES(4,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D16EC3200C457FA5F233AA4AD7AC4BDEFAB08F98A6A9A2C1DB50C144E0A8E9AAFCFB4C9374D2DE6C38DC7B6D6E909118A9C50CCDFB0D329BC4D06C142059682A29CEAE54708AF60AA37A20959E997AFB8FF950C02EE070972C4DEC225DC36410C4CE4582E621A4AB5948D7C2E220F670B048A020F51EA5936A0E21D5C5F1B793F7E534201765683E8DCF283C7A33A997DB534C1653C9302AE8BC6945EB066442D19C1D8487466FD7FB7DBD53E0CBD35DB5DE3C3DEF15B4B1274E5781DF5E45EECBFC2033623ABAB28F9DAEF44B5DCE311EBB84ADCB93330EA6E512DE58D7E7E359E289A202638323FD673D8FC4F15246ED62D72FE137921707494CCB3421665EDD91D8E795A3D53D516BC83A6B7859F43230F5DE8FB278C911D3FC0965EDEC2672FC05FFD59F2C');
INSERT INTO "extraction" VALUES(5,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D16EC3200C457FA5F233AA4AD7AC4BDEFAB08F98A6A9A2C1DB50C144E0A8E9AAFCFB4C9374D2DE6C38DC7B6D6E909118A9C50CCDFB0D329BC4D06C142059682A29CEAE54708AF60AA37A20959E997AFB8FF950C02EE070972C4DEC225DC36410C4CE4582E621A4AB5948D7C2E220F670B048A020F51EA5936A0E21D5C5F1B793F7E534201765683E8DCF283C7A33A997DB534C1653C9302AE8BC6945EB066442D19C1D8487466FD7FB7DBD53E0CBD35DB5DE3C3DEF15B4B1274E5781DF5E45EECBFC2033623ABAB28F9DAEF44B5DCE311EBB84ADCB93330EA6E512DE58D7E7E359E289A202638323FD673D8FC4F15246ED62D72FE137921707494CCB3421665EDD91D8E795A3D53D516BC83A6B7859F43230F5DE8FB278C911D3FC0965EDEC2672FC05FFD59F2C');
INSERT INTO "extraction" VALUES(6,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D16EC3200C457FA5F233AA4AD7AC4BDEFAB08F98A6A9A2C1DB50C144E0A8E9AAFCFB4C9374D2DE6C38DC7B6D6E909118A9C50CCDFB0D329BC4D06C142059682A29CEAE54708AF60AA37A20959E997AFB8FF950C02EE070972C4DEC225DC36410C4CE4582E621A4AB5948D7C2E220F670B048A020F51EA5936A0E21D5C5F1B793F7E534201765683E8DCF283C7A33A997DB534C1653C9302AE8BC6945EB066442D19C1D8487466FD7FB7DBD53E0CBD35DB5DE3C3DEF15B4B1274E5781DF5E45EECBFC2033623ABAB28F9DAEF44B5DCE311EBB84ADCB93330EA6E512DE58D7E7E359E289A202638323FD673D8FC4F15246ED62D72FE137921707494CCB3421665EDD91D8E795A3D53D516BC83A6B7859F43230F5DE8FB278C911D3FC0965EDEC2672FC05FFD59F2C');
INSERT INTO "extraction" VALUES(7,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D16EC3200C457FA5F233AA4AD7AC4BDEFAB08F98A6A9A2C1DB50C144E0A8E9AAFCFB4C9374D2DE6C38DC7B6D6E909118A9C50CCDFB0D329BC4D06C142059682A29CEAE54708AF60AA37A20959E997AFB8FF950C02EE070972C4DEC225DC36410C4CE4582E621A4AB5948D7C2E220F670B048A020F51EA5936A0E21D5C5F1B793F7E534201765683E8DCF283C7A33A997DB534C1653C9302AE8BC6945EB066442D19C1D8487466FD7FB7DBD53E0CBD35DB5DE3C3DEF15B4B1274E5781DF5E45EECBFC2033623ABAB28F9DAEF44B5DCE311EBB84ADCB93330EA6E512DE58D7E7E359E289A202638323FD673D8FC4F15246ED62D72FE137921707494CCB3421665EDD91D8E795A3D53D516BC83A6B7859F43230F5DE8FB278C911D3FC0965EDEC2672FC05FFD59F2C');
INSERT INTO "extraction" VALUES(8,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D16EC3200C457FA5F233AA4AD7AC4BDEFAB08F98A6A9A2C1DB50C144E0A8E9AAFCFB4C9374D2DE6C38DC7B6D6E909118A9C50CCDFB0D329BC4D06C142059682A29CEAE54708AF60AA37A20959E997AFB8FF950C02EE070972C4DEC225DC36410C4CE4582E621A4AB5948D7C2E220F670B048A020F51EA5936A0E21D5C5F1B793F7E534201765683E8DCF283C7A33A997DB534C1653C9302AE8BC6945EB066442D19C1D8487466FD7FB7DBD53E0CBD35DB5DE3C3DEF15B4B1274E5781DF5E45EECBFC2033623ABAB28F9DAEF44B5DCE311EBB84ADCB93330EA6E512DE58D7E7E359E289A202638323FD673D8FC4F15246ED62D72FE137921707494CCB3421665EDD91D8E795A3D53D516BC83A6B7859F43230F5DE8FB278C911D3FC0965EDEC2672FC05FFD59F2C');
INSERT INTO "extraction" VALUES(9,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91D16EC3200C457FA5F233AA4AD7AC4BDEFAB08F98A6A9A2C1DB50C144E0A8E9AAFCFB4C9374D2DE6C38DC7B6D6E909118A9C50CCDFB0D329BC4D06C142059682A29CEAE54708AF60AA37A20959E997AFB8FF950C02EE070972C4DEC225DC36410C4CE4582E621A4AB5948D7C2E220F670B048A020F51EA5936A0E21D5C5F1B793F7E534201765683E8DCF283C7A33A997DB534C1653C9302AE8BC6945EB066442D19C1D8487466FD7FB7DBD53E0CBD35DB5DE3C3DEF15B4B1274E5781DF5E45EECBFC2033623ABAB28F9DAEF44B5DCE311EBB84ADCB93330EA6E512DE58D7E7E359E289A202638323FD673D8FC4F15246ED62D72FE137921707494CCB3421665EDD91D8E795A3D53D516BC83A6B7859F43230F5DE8FB278C911D3FC0965EDEC2672FC05FFD59F2C');
INSERT INTO "extraction" VALUES(10,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D91CD4EC33010845FA5DAB355D5D0509A1B071E022114B9F10256FD13D91B3525CABBB3DB2445E2B676C6DFCC6C46281809638B05EAF7110A994C50EF1460B450573C9C9D4C704AF60A93BA4B2ABD688EFB7F9A0F05E4020E37A41C5297E235CC0681ED5C8A50DF41BA5A40FAC85A1CD81E5E2C4650907B8F7CE26909C1D3C5D1B7E3F7721B90840CF5A7F105598FDECC74F97A4AD962960C9382CE9B965923441384B938B01E6AFDB03D1CA48697A7FB6ABB7B7C3A2868531F295F59FCF6CAB82FF3834488B971B28FBDAEF4F351EE31355DC6D695D91907D3928437D6F5A539733C262A3036B8A8FFAC974A942E52B54B5DBF86DF715E1C38715CDB8454687393A4BE6C5CDCDC12B5265A670DAD8B5E0BC7DEFB8917CF39525E7E82AC9DDCAC9C7E0103489F2E');
INSERT INTO "extraction" VALUES(11,'test-1','done','2015-04-02/2015-04-02',1,'',X'785E5D8FB16EC3300C447FC5B8594313C043F50BFD84200363B18D50890A64067112F8DF4BC576866E3CE9F88EF7C4C8A22C038FF0872746A5AAF01F0E2C01BEDF39FCC636E154C21DB37B5BFAFDEAF9ECFF798E0E1A334F2F6413E552E49E97806C71B108FC1BB4B3FD57D8DE5295278BC717D54C70A8D7C4266D5AAFB0E916F51C0DD05E336B43C37F531AD9FC9C68C1B7DF53A9816B3B6276B8241A8C25D7942C6F32299B558A76513A3D73F7430F5665DB721848420CA45B8F0DD710B3F5A2414B5D3BB6561A17E7FC07B1056F02');
INSERT INTO "extraction" VALUES(12,'test-1','done','2015-04-02/2015-04-02',0,'',X'785E5D91CD4EC33010845FA5DAB355D5D0509A1B071E022114B9F10256FD13D91B3525CABBB3DB2445E2B676C6DFCC6C46281809638B05EAF7110A994C50EF1460B450573C9C9D4C704AF60A93BA4B2ABD688EFB7F9A0F05E4020E37A41C5297E235CC0681ED5C8A50DF41BA5A40FAC85A1CD81E5E2C4650907B8F7CE26909C1D3C5D1B7E3F7721B90840CF5A7F105598FDECC74F97A4AD962960C9382CE9B965923441384B938B01E6AFDB03D1CA48697A7FB6ABB7B7C3A2868531F295F59FCF6CAB82FF3834488B971B28FBDAEF4F351EE31355DC6D695D91907D3928437D6F5A539733C262A3036B8A8FFAC974A942E52B54B5DBF86DF715E1C38715CDB8454687393A4BE6C5CDCDC12B5265A670DAD8B5E0BC7DEFB8917CF39525E7E82AC9DDCAC9C7E0103489F2E');
CREATE TABLE hand_mention (
	mention_id INTEGER NOT NULL,
	correction_id INTEGER NOT NULL,
	PRIMARY KEY (mention_id),
	FOREIGN KEY(mention_id) REFERENCES event_mention (id) ON DELETE CASCADE,
	FOREIGN KEY(correction_id) REFERENCES correction (id) ON DELETE CASCADE
);
INSERT INTO "hand_mention" VALUES(13,14);
CREATE TABLE named_view (
	name TEXT NOT NULL,
	selection TEXT NOT NULL,
	analyst TEXT NOT NULL,
	made_at TEXT NOT NULL,
	PRIMARY KEY (name)
);
CREATE TABLE online_answer (
	"query" TEXT NOT NULL,
	answer TEXT NOT NULL,
	PRIMARY KEY ("query")
);
CREATE TABLE unmerged (
	document_id INTEGER NOT NULL,
	PRIMARY KEY (document_id),
	FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE visit (
	analyst TEXT NOT NULL,
	visited_at TEXT NOT NULL,
	last_mention INTEGER NOT NULL,
	PRIMARY KEY (analyst)
);
INSERT INTO "visit" VALUES('Ana','2026-11-20T09:23:00.000000Z',13);
CREATE INDEX ix_document_source ON document (source);
CREATE INDEX ix_event_block_mention ON event_block (mention_id);
CREATE INDEX ix_event_mention_place_id ON event_mention (place_id);
CREATE UNIQUE INDEX ix_event_mention_document ON event_mention (document_id, ordinal);
CREATE INDEX ix_event_mention_time_start ON event_mention (time_start);
CREATE INDEX ix_event_mention_event_type ON event_mention (event_type);
CREATE INDEX ix_event_mention_status ON event_mention (status);
CREATE INDEX ix_correction_anchor_sha256 ON correction_anchor (sha256);
CREATE INDEX ix_correction_anchor_mention_id ON correction_anchor (mention_id);
CREATE INDEX ix_event_actor_actor ON event_actor (actor_id, role);
CREATE INDEX ix_event_place_id ON event (place_id);
CREATE INDEX ix_event_event_type ON event (event_type);
CREATE INDEX ix_event_status ON event (status);
CREATE INDEX ix_event_lead_id ON event (lead_id);
CREATE INDEX ix_event_time_start ON event (time_start);
CREATE INDEX ix_hand_mention_correction_id ON hand_mention (correction_id);
CREATE INDEX ix_event_member_event_id ON event_member (event_id);
CREATE INDEX ix_event_role_actor ON event_role (actor_id, role);
CREATE INDEX ix_event_link_to ON event_link (to_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('document',12);
INSERT INTO "sqlite_sequence" VALUES('event_mention',13);
INSERT INTO "sqlite_sequence" VALUES('correction',23);
COMMIT;
