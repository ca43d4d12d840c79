<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>GalleryPanel</name>
    <message numerus="yes">
        <source>%n people can&apos;t be recognised with the present model.</source>
        <translation>
            <numerusform>%n person can&apos;t be recognised with the present model.</numerusform>
            <numerusform>%n people can&apos;t be recognised with the present model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n people</source>
        <translation>
            <numerusform>{found} of %n person</numerusform>
            <numerusform>{found} of %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message numerus="yes">
        <source>%n numbers for each face</source>
        <translation>
            <numerusform>%n number for each face</numerusform>
            <numerusform>%n numbers for each face</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In a picture of one face it found %n faces.</source>
        <translation>
            <numerusform>In a picture of one face it found %n face.</numerusform>
            <numerusform>In a picture of one face it found %n faces.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message numerus="yes">
        <source>%n not recognised</source>
        <translation>
            <numerusform>%n not recognised</numerusform>
            <numerusform>%n not recognised</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtectionDialog</name>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenewalPanel</name>
    <message numerus="yes">
        <source>Renew %n templates</source>
        <translation>
            <numerusform>Renew %n template</numerusform>
            <numerusform>Renew %n templates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{lacking} of %n people can&apos;t be recognised with {model} yet.</source>
        <translation>
            <numerusform>{lacking} of %n person can&apos;t be recognised with {model} yet.</numerusform>
            <numerusform>{lacking} of %n people can&apos;t be recognised with {model} yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people can&apos;t be recognised with {model} yet.</source>
        <translation>
            <numerusform>%n person can&apos;t be recognised with {model} yet.</numerusform>
            <numerusform>%n people can&apos;t be recognised with {model} yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have a kept picture, from which a template can be made now.</source>
        <translation>
            <numerusform>%n of them has a kept picture, from which a template can be made now.</numerusform>
            <numerusform>%n of them have a kept picture, from which a template can be made now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them must be enrolled again.</source>
        <translation>
            <numerusform>%n of them must be enrolled again.</numerusform>
            <numerusform>%n of them must be enrolled again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people got a new template.</source>
        <translation>
            <numerusform>%n person got a new template.</numerusform>
            <numerusform>%n people got a new template.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n people it failed.</source>
        <translation>
            <numerusform>It failed for %n person.</numerusform>
            <numerusform>Of %n people it failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people must be enrolled again.</source>
        <translation>
            <numerusform>%n person must be enrolled again.</numerusform>
            <numerusform>%n people must be enrolled again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message numerus="yes">
        <source>It may be one of the %n people without a template for this model.</source>
        <translation>
            <numerusform>It may be the %n person without a template for this model.</numerusform>
            <numerusform>It may be one of the %n people without a template for this model.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message numerus="yes">
        <source>%n seconds left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
</context>
</TS>
