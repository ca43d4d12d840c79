<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountsDialog</name>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupControl</name>
    <message numerus="yes">
        <source>%n people were restored.</source>
        <translation>
            <numerusform>%n person was restored.</numerusform>
            <numerusform>%n people were restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n who were removed since stay removed.</source>
        <translation>
            <numerusform>%n who was removed since stays removed.</numerusform>
            <numerusform>%n who were removed since stay removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasisPanel</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckControl</name>
    <message numerus="yes">
        <source>%n templates</source>
        <translation>
            <numerusform>%n template</numerusform>
            <numerusform>%n templates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message numerus="yes">
        <source>%n things should be seen to.</source>
        <translation>
            <numerusform>%n thing should be seen to.</numerusform>
            <numerusform>%n things should be seen to.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people checked: all is well.</source>
        <translation>
            <numerusform>%n person checked: all is well.</numerusform>
            <numerusform>%n people checked: all is well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoicePanel</name>
    <message numerus="yes">
        <source>Searched among %n people</source>
        <translation>
            <numerusform>Searched among %n person</numerusform>
            <numerusform>Searched among %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message numerus="yes">
        <source>%n people were deleted for good.</source>
        <translation>
            <numerusform>%n person was deleted for good.</numerusform>
            <numerusform>%n people were deleted for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are kept longer.</source>
        <translation>
            <numerusform>%n person is kept longer.</numerusform>
            <numerusform>%n people are kept longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message numerus="yes">
        <source>The person is kept for %n more days. Reason: {reason}.</source>
        <translation>
            <numerusform>The person is kept for %n more day. Reason: {reason}.</numerusform>
            <numerusform>The person is kept for %n more days. Reason: {reason}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentReminder</name>
    <message numerus="yes">
        <source>%n people were deleted, because their time was over.</source>
        <translation>
            <numerusform>%n person was deleted, because their time was over.</numerusform>
            <numerusform>%n people were deleted, because their time was over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n people is over: delete them, or keep them longer.</source>
        <translation>
            <numerusform>The time of %n person is over: delete them, or keep them longer.</numerusform>
            <numerusform>The time of %n people is over: delete them, or keep them longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n people ends soon.</source>
        <translation>
            <numerusform>The time of %n person ends soon.</numerusform>
            <numerusform>The time of %n people ends soon.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueModel</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuePage</name>
    <message numerus="yes">
        <source>Delete %n people for good?</source>
        <translation>
            <numerusform>Delete %n person for good?</numerusform>
            <numerusform>Delete %n people for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who will be is listed here %n days before.</source>
        <translation>
            <numerusform>Who will be is listed here %n day before.</numerusform>
            <numerusform>Who will be is listed here %n days before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n people is over.</source>
        <translation>
            <numerusform>The time of %n person is over.</numerusform>
            <numerusform>The time of %n people is over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of %n people ends soon.</source>
        <translation>
            <numerusform>The time of %n person ends soon.</numerusform>
            <numerusform>The time of %n people ends soon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people in the gallery never agreed to the text.</source>
        <translation>
            <numerusform>%n person in the gallery never agreed to the text.</numerusform>
            <numerusform>%n people in the gallery never agreed to the text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n days longer</source>
        <translation>
            <numerusform>Keep %n day longer</numerusform>
            <numerusform>Keep %n days longer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierPart</name>
    <message numerus="yes">
        <source>Finished, %n presentations.</source>
        <translation>
            <numerusform>Finished, %n presentation.</numerusform>
            <numerusform>Finished, %n presentations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrolmentControl</name>
    <message numerus="yes">
        <source>{name} got %n more views.</source>
        <translation>
            <numerusform>{name} got %n more view.</numerusform>
            <numerusform>{name} got %n more views.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} was enrolled with %n views.</source>
        <translation>
            <numerusform>{name} was enrolled with %n view.</numerusform>
            <numerusform>{name} was enrolled with %n views.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluationWindow</name>
    <message numerus="yes">
        <source>From now on similarities of this recogniser mean what was measured on these %n people. The window of thresholds (Ctrl+Shift+T) shows it, and lets go of it.</source>
        <translation>
            <numerusform>From now on similarities of this recogniser mean what was measured on this %n person. The window of thresholds (Ctrl+Shift+T) shows it, and lets go of it.</numerusform>
            <numerusform>From now on similarities of this recogniser mean what was measured on these %n people. The window of thresholds (Ctrl+Shift+T) shows it, and lets go of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbers are not the same as in {report}.</source>
        <translation>
            <numerusform>%n number is not the same as in {report}.</numerusform>
            <numerusform>%n numbers are not the same as in {report}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportWindow</name>
    <message numerus="yes">
        <source>Export %n people…</source>
        <translation>
            <numerusform>Export %n person…</numerusform>
            <numerusform>Export %n people…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody (%n people)</source>
        <translation>
            <numerusform>Everybody (%n person)</numerusform>
            <numerusform>Everybody (%n people)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message numerus="yes">
        <source>%n people were removed.</source>
        <translation>
            <numerusform>%n person was removed.</numerusform>
            <numerusform>%n people were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n people from the gallery?</source>
        <translation>
            <numerusform>Remove %n person from the gallery?</numerusform>
            <numerusform>Remove %n people from the gallery?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people can&apos;t be recognised with the present model.</source>
        <translation>
            <numerusform>%n person can&apos;t be recognised with the present model.</numerusform>
            <numerusform>%n people can&apos;t be recognised with the present model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{chosen} of %n selected</source>
        <translation>
            <numerusform>{chosen} of %n selected</numerusform>
            <numerusform>{chosen} of %n selected</numerusform>
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
    <name>ImportControl</name>
    <message numerus="yes">
        <source>%n people were enrolled.</source>
        <translation>
            <numerusform>%n person was enrolled.</numerusform>
            <numerusform>%n people were enrolled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people got more pictures or notes.</source>
        <translation>
            <numerusform>%n person got more pictures or notes.</numerusform>
            <numerusform>%n people got more pictures or notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not imported.</source>
        <translation>
            <numerusform>%n was not imported.</numerusform>
            <numerusform>%n were not imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message numerus="yes">
        <source>Import %n people</source>
        <translation>
            <numerusform>Import %n person</numerusform>
            <numerusform>Import %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LivenessTestResults</name>
    <message numerus="yes">
        <source>In %n presentations other numbers came out.</source>
        <translation>
            <numerusform>In %n presentation other numbers came out.</numerusform>
            <numerusform>In %n presentations other numbers came out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message numerus="yes">
        <source>%n entries are in {file}.</source>
        <translation>
            <numerusform>%n entry is in {file}.</numerusform>
            <numerusform>%n entries are in {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyPage</name>
    <message numerus="yes">
        <source>%n pictures can&apos;t be compared:</source>
        <translation>
            <numerusform>%n picture can&apos;t be compared:</numerusform>
            <numerusform>%n pictures can&apos;t be compared:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs of pictures were compared.</source>
        <translation>
            <numerusform>%n pair of pictures was compared.</numerusform>
            <numerusform>%n pairs of pictures were compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reach the threshold of {threshold}.</source>
        <translation>
            <numerusform>%n reaches the threshold of {threshold}.</numerusform>
            <numerusform>%n reach the threshold of {threshold}.</numerusform>
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
    <name>OutcomePanel</name>
    <message numerus="yes">
        <source>Search among %n people</source>
        <translation>
            <numerusform>Search among %n person</numerusform>
            <numerusform>Search among %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPart</name>
    <message numerus="yes">
        <source>Short, about %n minutes</source>
        <translation>
            <numerusform>Short, about %n minute</numerusform>
            <numerusform>Short, about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full, about %n minutes</source>
        <translation>
            <numerusform>Full, about %n minute</numerusform>
            <numerusform>Full, about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n fakes of a kind and no error, at most {rate} of such fakes would get through, with 95 % certainty.</source>
        <translation>
            <numerusform>With %n fake of a kind and no error, at most {rate} of such fakes would get through, with 95 % certainty.</numerusform>
            <numerusform>With %n fakes of a kind and no error, at most {rate} of such fakes would get through, with 95 % certainty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n living people and no error, at most {rate} of them would be refused.</source>
        <translation>
            <numerusform>With %n living person and no error, at most {rate} of them would be refused.</numerusform>
            <numerusform>With %n living people and no error, at most {rate} of them would be refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresentPage</name>
    <message numerus="yes">
        <source>%n presentations were recorded.</source>
        <translation>
            <numerusform>%n presentation was recorded.</numerusform>
            <numerusform>%n presentations were recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n presentations were left out or showed no face.</source>
        <translation>
            <numerusform>%n presentation was left out or showed no face.</numerusform>
            <numerusform>%n presentations were left out or showed no face.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings are still being looked at.</source>
        <translation>
            <numerusform>%n recording is still being looked at.</numerusform>
            <numerusform>%n recordings are still being looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds more</source>
        <translation>
            <numerusform>%n second more</numerusform>
            <numerusform>%n seconds more</numerusform>
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
    <name>RestoreQuestion</name>
    <message numerus="yes">
        <source>Also bring back %n people who were removed since</source>
        <translation>
            <numerusform>Also bring back %n person who was removed since</numerusform>
            <numerusform>Also bring back %n people who were removed since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n of them something is damaged.</source>
        <translation>
            <numerusform>Of %n of them something is damaged.</numerusform>
            <numerusform>Of %n of them something is damaged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message numerus="yes">
        <source>Delete the %n kept pictures of this person? The person is still recognised, but has to be enrolled again when the recognition model changes. This can&apos;t be undone.</source>
        <translation>
            <numerusform>Delete the %n kept picture of this person? The person is still recognised, but has to be enrolled again when the recognition model changes. This can&apos;t be undone.</numerusform>
            <numerusform>Delete the %n kept pictures of this person? The person is still recognised, but has to be enrolled again when the recognition model changes. This can&apos;t be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n view</numerusform>
            <numerusform>%n views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures kept</source>
        <translation>
            <numerusform>%n picture kept</numerusform>
            <numerusform>%n pictures kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferControl</name>
    <message numerus="yes">
        <source>%n people were exported to {file}.</source>
        <translation>
            <numerusform>%n person was exported to {file}.</numerusform>
            <numerusform>%n people were exported to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message numerus="yes">
        <source>It may be one of %n people who need a new template.</source>
        <translation>
            <numerusform>It may be the %n person who needs a new template.</numerusform>
            <numerusform>It may be one of %n people who need a new template.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyCard</name>
    <message numerus="yes">
        <source>There are %n more; a copy has them all.</source>
        <translation>
            <numerusform>There is %n more; a copy has them all.</numerusform>
            <numerusform>There are %n more; a copy has them all.</numerusform>
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
    <message numerus="yes">
        <source>About %n minutes are left.</source>
        <translation>
            <numerusform>About %n minute is left.</numerusform>
            <numerusform>About %n minutes are left.</numerusform>
        </translation>
    </message>
</context>
</TS>
